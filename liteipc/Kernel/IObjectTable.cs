namespace LiteIpc;

/// <summary>
/// Knows which process holds which object, where a kernel has objects at all. Called under the kernel's gate.
/// </summary>
internal interface IObjectTable
{
    /// <summary>Whether a process may call an object: it is its own, or it holds it.</summary>
    bool Holds(IpcProcess process, IpcProcess owner, int token);

    /// <summary>Whether a process may give an object to another one: it may call it, and there is room to remember it.</summary>
    bool MayGive(IpcProcess sender, IpcProcess owner, int token);

    /// <summary>A message gives an object to a process.</summary>
    void Give(IpcProcess owner, int token, IpcProcess receiver);

    /// <summary>A process gives one reference back.</summary>
    bool Release(IpcProcess holder, IpcProcess owner, int token);

    /// <summary>Whether nobody holds an object.</summary>
    bool IsFree(IpcProcess owner, int token);

    /// <summary>A handle leads nowhere any more.</summary>
    void Retire(int handle);

    /// <summary>A process has ended: its objects are gone, and what it held is free.</summary>
    void Exit(IpcProcess process);
}
