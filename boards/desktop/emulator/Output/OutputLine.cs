namespace Samgr.Emulator.Output;

/// <summary>The place of one line in a <see cref="LineOutput"/>, which may be filled later than the places behind it.</summary>
/// <param name="owner">The pid of the process whose share it takes.</param>
/// <param name="cost">The characters that it takes of that share.</param>
/// <param name="time">When it was taken, in milliseconds of its output.</param>
internal sealed class OutputLine(int owner, int cost, double time)
{
    internal int Owner { get; } = owner;

    internal int Cost { get; } = cost;

    internal double Time { get; } = time;

    internal string? Text { get; set; }
}
