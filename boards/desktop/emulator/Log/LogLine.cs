namespace Samgr.Emulator.Log;

/// <summary>One line of the log.</summary>
/// <param name="Number">Its number; each line has one more than the one before.</param>
/// <param name="Owner">The process whose share it takes.</param>
/// <param name="Time">When it was written, in local time.</param>
/// <param name="Header">Level, process and service.</param>
/// <param name="Tid">The thread.</param>
/// <param name="Text">The text, without anything that a terminal would obey.</param>
internal sealed record LogLine(long Number, int Owner, DateTimeOffset Time, LogHeader Header, int Tid, string Text)
{
    private const int Overhead = 128;

    /// <summary>The characters that it takes of the log.</summary>
    internal int Cost => Text.Length + Overhead;
}
