namespace Samgr.Emulator.Log;

/// <summary>The lines of one process in a <see cref="LogRing"/>, the oldest first.</summary>
internal sealed class LogOwner
{
    internal Queue<LinkedListNode<LogLine>> Lines { get; } = new();

    /// <summary>The characters that they take.</summary>
    internal long Used { get; set; }
}
