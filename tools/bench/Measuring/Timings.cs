using System.Diagnostics;

namespace Samgr.Bench.Measuring;

/// <summary>
/// The times between one mark and the next, until the time or the room is used up. Made before what it measures and
/// allocating nothing then; belongs to one thread.
/// </summary>
internal sealed class Timings
{
    private const int Capacity = 1_000_000;
    private const double MicrosecondsPerSecond = 1e6;

    private static readonly double _microsecondsPerTick = MicrosecondsPerSecond / Stopwatch.Frequency;

    private readonly long[] _ticks = new long[Capacity];
    private int _count;
    private long _last;
    private long _end;

    /// <summary>Operations timed since the start.</summary>
    internal int Count => _count;

    /// <summary>Starts over.</summary>
    internal void Start(TimeSpan budget)
    {
        _count = 0;
        _last = Stopwatch.GetTimestamp();
        _end = _last + (long)(budget.TotalSeconds * Stopwatch.Frequency);
    }

    /// <summary>Leaves what has happened since the last mark out.</summary>
    internal void Skip() => _last = Stopwatch.GetTimestamp();

    /// <summary>Ends one operation and begins the next.</summary>
    /// <returns>False when it was the last.</returns>
    internal bool Mark()
    {
        long now = Stopwatch.GetTimestamp();
        _ticks[_count++] = now - _last;
        _last = now;
        return now < _end && _count < Capacity;
    }

    /// <summary>The times in microseconds, each of so many operations.</summary>
    internal Sample Read(int operations = 1)
    {
        Span<long> taken = _ticks.AsSpan(0, _count);
        taken.Sort();
        return new Sample(At(taken, 50) / operations, At(taken, 99) / operations);
    }

    private static double At(Span<long> sorted, int percent)
        => sorted.IsEmpty ? 0 : sorted[(int)((sorted.Length - 1) * (long)percent / 100)] * _microsecondsPerTick;
}
