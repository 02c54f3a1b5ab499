namespace Samgr;

/// <summary>
/// Lets a number of calls of one caller pass at once, and a number a second in the long run. Not synchronised.
/// </summary>
internal sealed class TokenBucket
{
    /// <summary>The level that a call takes.</summary>
    internal const int One = 1000;

    /// <summary>Calls a second.</summary>
    internal readonly long Rate;

    /// <summary>The highest level.</summary>
    internal readonly long Full;

    /// <summary>The level at the last <see cref="Fill"/>.</summary>
    internal long Level;

    private long _lastMs;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="shares">A factor of the rate and the burst.</param>
    /// <param name="rate">Calls a second, above 0.</param>
    /// <param name="burst">Calls at once.</param>
    /// <param name="nowMs">The time now, in milliseconds.</param>
    internal TokenBucket(int shares, int rate, int burst, long nowMs)
    {
        Rate = (long)rate * shares;
        Full = (long)burst * shares * One;
        Level = Full;
        _lastMs = nowMs;
    }

    /// <summary>The process or user that it belongs to at the moment.</summary>
    internal int Id;

    /// <summary>Calls that it has refused.</summary>
    internal int Refused;

    internal TokenBucket? Next;

    /// <summary>Fills it for the time that has passed.</summary>
    internal void Fill(long nowMs)
    {
        long elapsed = nowMs - _lastMs;
        if (elapsed > 0)
        {
            // Compared by the time that it takes to be full: the product could overflow.
            Level = elapsed > (Full - Level) / Rate ? Full : Level + (elapsed * Rate);
            _lastMs = nowMs;
        }
    }

    /// <summary>Whether a call may pass.</summary>
    internal bool Take()
    {
        if (Level < One)
        {
            return false;
        }

        Level -= One;
        return true;
    }
}
