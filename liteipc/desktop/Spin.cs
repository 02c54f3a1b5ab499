using System.Diagnostics;

namespace LiteIpc.Desktop;

/// <summary>
/// The time that a thread looks before it sleeps: at most <see cref="MaxMicroseconds"/>, and none where the thread that it waits for
/// can only run in its place. Made anew for each wait: the default value is one that has not begun.
/// </summary>
public struct Spin
{
    /// <summary>Longer than it takes to wake a thread on another processor, so that a peer that was asleep is met too.</summary>
    public const int MaxMicroseconds = 20;

    private const int LooksPerClock = 32;

    /// <summary>At first it looks without a pause, which takes longer than an answer that is just coming.</summary>
    private const int EagerLooks = 128;

    private static readonly long _budget = Stopwatch.Frequency * MaxMicroseconds / 1_000_000;

    private long _end;
    private int _looks;

    /// <summary>The processor on which the calling thread runs, as Linux numbers it; 0 elsewhere.</summary>
    public static int CurrentCpu => OperatingSystem.IsLinux() ? Libc.CurrentCpu() : 0;

    /// <summary>Pauses until the next look.</summary>
    /// <returns>False when it has looked long enough, and whoever waits is to sleep.</returns>
    public bool Next()
    {
        if (++_looks < EagerLooks)
        {
            return true;
        }

        Thread.SpinWait(1);
        if (_looks % LooksPerClock != 0)
        {
            return true;
        }

        long now = Stopwatch.GetTimestamp();
        if (_end == 0)
        {
            _end = now + _budget;
        }

        return now < _end;
    }
}
