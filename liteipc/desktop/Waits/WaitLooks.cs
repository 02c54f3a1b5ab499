using System.Diagnostics;

namespace LiteIpc.Desktop;

/// <summary>
/// When a thread that waits looks what holds its call up: soon, again and again at growing intervals, as others may have been too slow to
/// say that they wait, and shortly before its time is over, to say it.
/// </summary>
/// <param name="timeoutMs">Milliseconds that it waits in all; -1 for ever.</param>
/// <param name="since">When it began, on the clock of <see cref="Stopwatch.GetTimestamp"/>.</param>
public struct WaitLooks(int timeoutMs, long since)
{
    /// <summary>Milliseconds until the first look: long past what a call takes that nothing holds up, so that those never look.</summary>
    public const int FirstMs = 20;

    private const int SecondMs = 200;
    private const int ThirdMs = 1000;
    private const int MaxIntervalMs = 8000;
    private const int BeforeEndMs = 100;

    private long _nextMs = FirstMs;

    /// <summary>Whether its time is over.</summary>
    public readonly bool IsOver => timeoutMs >= 0 && ElapsedMs >= timeoutMs;

    /// <summary>Milliseconds to sleep at most until something is to be done.</summary>
    public readonly int SleepMs
    {
        get
        {
            long next = timeoutMs < 0 ? _nextMs : Math.Min(_nextMs, timeoutMs);
            return (int)Math.Max(0, next - ElapsedMs);
        }
    }

    /// <summary>Milliseconds to sleep before the first look.</summary>
    public static int FirstOf(int timeoutMs) => timeoutMs < 0 ? FirstMs : Math.Min(FirstMs, timeoutMs);

    /// <summary>Whether it is time for a look; each is told once.</summary>
    public bool IsDue()
    {
        long elapsed = ElapsedMs;
        if (elapsed < _nextMs || IsOver)
        {
            return false;
        }

        long last = timeoutMs < 0 ? long.MaxValue : timeoutMs - BeforeEndMs;
        long next = elapsed < SecondMs ? SecondMs : elapsed < ThirdMs ? ThirdMs : elapsed + Math.Min(elapsed, MaxIntervalMs);
        _nextMs = elapsed < last ? Math.Min(next, last) : long.MaxValue;
        return true;
    }

    private readonly long ElapsedMs => (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds;
}
