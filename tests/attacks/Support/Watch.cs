using System.Diagnostics;
using System.Globalization;

namespace Samgr.Attacks.Tests;

/// <summary>How long the answers to one kind of question take.</summary>
public sealed class Watch
{
    /// <summary>Milliseconds, of those that the machine had for the test, that an answer may take.</summary>
    public const int MostMs = 1000;

    /// <summary>How many answers there were.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them were late.</summary>
    public int Late { get; private set; }

    /// <summary>Milliseconds of the slowest one.</summary>
    public int SlowestMs { get; private set; }

    /// <summary>What was wrong first; null when nothing was.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Asks, and measures it.</summary>
    /// <param name="ask">Asks and says what is wrong with the answer; null when nothing is.</param>
    public async Task AskAsync(Func<Task<string?>> ask)
    {
        long granted = Patience.GrantedMs;
        long start = Stopwatch.GetTimestamp();
        string? trouble;
        try
        {
            trouble = await ask();
        }
        catch (Emulator.Control.ControlException error)
        {
            trouble = error.Message;
        }

        int tookMs = (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        int grantedMs = (int)(Patience.GrantedMs - granted);
        Count++;
        SlowestMs = Math.Max(SlowestMs, tookMs);
        if (grantedMs > MostMs)
        {
            Late++;
            trouble ??= string.Create(CultureInfo.InvariantCulture, $"an answer took {tookMs} ms, {grantedMs} of them granted");
        }

        Trouble ??= trouble;
    }
}
