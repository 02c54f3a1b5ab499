namespace Samgr;

/// <summary>
/// Lets a number of messages pass at once, and a number a second in the long run. Not synchronised.
/// </summary>
public sealed class TokenBucket
{
    private const int MsPerSecond = 1000;

    private readonly int _rate;
    private readonly int _burst;
    private long _milliTokens;
    private long _lastMs;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="rate">Messages a second; 0 lets everything pass.</param>
    /// <param name="burst">Messages at once.</param>
    /// <param name="nowMs">The time now, in milliseconds.</param>
    public TokenBucket(int rate, int burst, long nowMs)
    {
        _rate = rate;
        _burst = burst;
        _milliTokens = (long)burst * MsPerSecond;
        _lastMs = nowMs;
    }

    /// <summary>Whether a message may pass now.</summary>
    public bool TryTake(long nowMs)
    {
        if (_rate <= 0)
        {
            return true;
        }

        long full = (long)_burst * MsPerSecond;
        if (nowMs > _lastMs)
        {
            _milliTokens += (nowMs - _lastMs) * _rate;
            _milliTokens = _milliTokens > full ? full : _milliTokens;
            _lastMs = nowMs;
        }

        if (_milliTokens < MsPerSecond)
        {
            return false;
        }

        _milliTokens -= MsPerSecond;
        return true;
    }
}
