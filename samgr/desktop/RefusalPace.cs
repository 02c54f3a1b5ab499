using LiteIpc;

namespace Samgr.Desktop;

/// <summary>
/// Keeps lines that others can cause from flooding the log, in little memory: in each round a line is due the 1st, 2nd, 4th,
/// 8th ... time. Beyond as many different lines as there is room for, a new one takes over the count of the rarest.
/// </summary>
internal sealed class RefusalPace
{
    /// <summary>Different lines that are counted at one time.</summary>
    internal const int Lines = 16;

    /// <summary>After so many milliseconds counting begins anew, so that nothing is left out for good.</summary>
    internal const int RoundMs = 10_000;

    private readonly int[] _keys = new int[Lines];
    private readonly int[] _counts = new int[Lines];
    private long _since;

    /// <summary>Whether a line is to be written now. From any thread.</summary>
    /// <param name="text">The line.</param>
    /// <param name="nowMs">The time now, in milliseconds since some moment.</param>
    internal bool IsDue(string text, long nowMs)
    {
        int key = text.GetHashCode();
        lock (_keys)
        {
            if (nowMs - _since >= RoundMs)
            {
                _since = nowMs;
                Array.Clear(_counts, 0, Lines);
            }

            int place = 0;
            for (int i = 0; i < Lines; i++)
            {
                if (_keys[i] == key && _counts[i] > 0)
                {
                    place = i;
                    break;
                }

                if (_counts[i] < _counts[place])
                {
                    place = i;
                }
            }

            _keys[place] = key;
            return LogPace.Count(ref _counts[place]);
        }
    }
}
