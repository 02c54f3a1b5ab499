namespace LiteIpc;

/// <summary>
/// The objects that are no services, and the processes that hold each. Called under the kernel's gate.
/// </summary>
internal interface IObjectTable
{
    /// <summary>Whether a process may call an object: its own, or one that it holds.</summary>
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
