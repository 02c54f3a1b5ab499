namespace Samgr.Emulator.Log;

/// <summary>The lines that a reader of the log got.</summary>
/// <param name="Next">The number from which on it goes on.</param>
/// <param name="End">The number that the next line will have.</param>
/// <param name="Missed">Lines that it wanted and that were pushed out before it came.</param>
/// <param name="Lines">The lines.</param>
/// <param name="IsLast">Whether none comes any more.</param>
internal sealed record LogPage(long Next, long End, long Missed, LogLine[] Lines, bool IsLast);
