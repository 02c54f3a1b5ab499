using Samgr.Emulator.Log;

namespace Samgr.Emulator.Control;

/// <summary>One line of the log of a running machine.</summary>
/// <param name="Number">Its number; a later line has a higher one.</param>
/// <param name="Time">When it was written, in the machine's local time.</param>
/// <param name="Level">One of D, I, W, E and F.</param>
/// <param name="Pid">The emulated process; 0 for the kernel, 1 for init.</param>
/// <param name="Tid">The emulated thread.</param>
/// <param name="Process">The name of the process; null when it has none, or is there no longer.</param>
/// <param name="Tag">The service.</param>
/// <param name="Text">The text of the line, without anything that a terminal would obey.</param>
public sealed record LogEntry(long Number, DateTimeOffset Time, char Level, int Pid, int Tid, string? Process, string Tag, string Text)
{
    /// <summary>The line as the machine writes it.</summary>
    public override string ToString() => LogFormat.Start(Time, Level, Pid, Tid, Tag) + Text;
}
