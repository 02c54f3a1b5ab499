namespace Samgr;

/// <summary>
/// Lets a number of calls of one caller pass at once, and a number a second in the long run. Not synchronised.
/// </summary>
internal sealed class TokenBucket
{
    private const int One = 1000;

    /// <summary>Calls a second.</summary>
    internal readonly long Rate;

    private readonly long _full;
    private long _level;
    private long _lastMs;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="shares">How many times the rate and the burst it has.</param>
    /// <param name="rate">Calls a second, above 0.</param>
    /// <param name="burst">Calls at once.</param>
    /// <param name="nowMs">The time now, in milliseconds.</param>
    internal TokenBucket(int shares, int rate, int burst, long nowMs)
    {
        Rate = (long)rate * shares;
        _full = (long)burst * shares * One;
        _level = _full;
        _lastMs = nowMs;
    }

    /// <summary>Whose it is at the moment.</summary>
    internal int Id;

    /// <summary>Calls that it has refused.</summary>
    internal int Refused;

    internal TokenBucket? Next;

    internal bool HasOne => _level >= One;

    internal bool IsHalfFull => _level >= _full / 2;

    internal bool IsFullerThan(TokenBucket other) => _level > other._level;

    /// <summary>Whether what is left is at least what another one holds when it is full.</summary>
    internal bool Covers(TokenBucket other) => _level >= other._full;

    /// <summary>Fills it for the time that has passed.</summary>
    internal void Fill(long nowMs)
    {
        long elapsed = nowMs - _lastMs;
        if (elapsed > 0)
        {
            // By the time that it takes to be full: the product could pass the end of its type.
            _level = elapsed > (_full - _level) / Rate ? _full : _level + (elapsed * Rate);
            _lastMs = nowMs;
        }
    }

    /// <summary>Whether a call may pass.</summary>
    internal bool Take()
    {
        if (!HasOne)
        {
            return false;
        }

        _level -= One;
        return true;
    }
}
