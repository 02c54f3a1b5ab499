namespace Samgr.Emulator.Trace;

/// <summary>The place of one line in the trace, which may be filled later than the lines behind it.</summary>
internal sealed class TraceLine(double time)
{
    internal double Time { get; } = time;

    internal string? Text { get; set; }
}
