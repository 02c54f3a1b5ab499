using LiteIpc;

namespace Samgr.Boards;

/// <summary>Keeps lines that repeat themselves from flooding a log: of the last few different ones it counts how often they came.</summary>
internal sealed class LinePace
{
    private const int Places = 4;

    private readonly int[] _lines = new int[Places];
    private readonly int[] _counts = new int[Places];
    private int _next;

    /// <summary>Whether a line is to be written: the 1st, 2nd, 4th, 8th ... time.</summary>
    internal bool Takes(string tag, string text)
    {
        int line = (tag.GetHashCode() * 31) + text.GetHashCode();
        lock (_lines)
        {
            for (int i = 0; i < Places; i++)
            {
                if (_counts[i] > 0 && _lines[i] == line)
                {
                    return LogPace.Count(ref _counts[i]);
                }
            }

            _lines[_next] = line;
            _counts[_next] = 1;
            _next = (_next + 1) % Places;
            return true;
        }
    }
}
