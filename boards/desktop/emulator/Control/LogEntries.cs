namespace Samgr.Emulator.Control;

/// <summary>Lines of the log of a running machine.</summary>
/// <param name="Next">The number to ask from the next time.</param>
/// <param name="End">The number that the next line of the machine will have.</param>
/// <param name="Missed">Lines that were wanted and are there no longer, as they were not asked for in time.</param>
/// <param name="Lines">The lines, the oldest first.</param>
/// <param name="IsLast">Whether the machine has ended and no line comes any more.</param>
public sealed record LogEntries(long Next, long End, long Missed, IReadOnlyList<LogEntry> Lines, bool IsLast);
