namespace LiteIpc;

/// <summary>Receives the notice that messages wait for a process. Called outside the kernel's gate.</summary>
internal interface IInbox
{
    /// <summary>Messages have arrived, or the process has been closed.</summary>
    void Wake();
}
