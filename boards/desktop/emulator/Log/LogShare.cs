using LiteIpc;

namespace Samgr.Emulator.Log;

/// <summary>The share of the log that one process has. Belongs to the log's gate.</summary>
/// <param name="rate">Characters a second.</param>
/// <param name="burst">Characters at once after a quiet time.</param>
/// <param name="time">The clock.</param>
internal sealed class LogShare(int rate, int burst, TimeProvider time)
{
    private static readonly TimeSpan _noticeInterval = TimeSpan.FromSeconds(1);

    private double _left = burst;
    private long _taken = time.GetTimestamp();
    private long? _said;

    /// <summary>Warnings so far, those left out among them.</summary>
    internal long Warnings { get; private set; }

    /// <summary>Errors so far, fatal ones and those left out among them.</summary>
    internal long Errors { get; private set; }

    /// <summary>Lines that were left out so far.</summary>
    internal long LeftOut { get; private set; }

    /// <summary>Lines that were left out since that was said last.</summary>
    internal long Unsaid { get; private set; }

    /// <summary>Whether it is time to say that lines were left out: at most once a second.</summary>
    internal bool IsNoticeDue => Unsaid > 0 && (_said is not long said || time.GetElapsedTime(said) >= _noticeInterval);

    internal bool TryTake(int cost)
    {
        long now = time.GetTimestamp();
        _left = Math.Min(burst, _left + (time.GetElapsedTime(_taken, now).TotalSeconds * rate));
        _taken = now;
        if (_left < cost)
        {
            return false;
        }

        _left -= cost;
        return true;
    }

    internal void Count(int level)
    {
        Warnings += level == LogLevel.Warn ? 1 : 0;
        Errors += level > LogLevel.Warn ? 1 : 0;
    }

    internal void Lose()
    {
        LeftOut++;
        Unsaid++;
    }

    internal void Said()
    {
        Unsaid = 0;
        _said = time.GetTimestamp();
    }
}
