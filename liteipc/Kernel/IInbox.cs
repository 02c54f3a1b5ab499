namespace LiteIpc;

/// <summary>Who is told, outside the kernel's gate, that messages wait for a process.</summary>
internal interface IInbox
{
    /// <summary>Messages have arrived, or the process has been closed.</summary>
    void Wake();
}
