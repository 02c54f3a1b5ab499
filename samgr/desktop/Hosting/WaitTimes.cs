using System.Globalization;

namespace Samgr.Desktop;

/// <summary>
/// Puts into the line that ends a wait for a service how long it was: "after 1.2 s &lt;x&gt; has arrived". A board has no room for it, so that a
/// log of the desktop adds it.
/// </summary>
/// <param name="time">The clock.</param>
/// <remarks>Any thread may call it. It follows 256 waits at most; the ends of others stay as they are.</remarks>
public sealed class WaitTimes(TimeProvider time)
{
    private const string Tag = "samgr";
    private const string Begins = "waits for ";
    private const string Fails = " has not arrived";
    private const int MostWaits = 256;

    private readonly object _gate = new();
    private readonly Dictionary<string, Queue<long>> _since = [];
    private int _waits;

    /// <summary>Notes the begin or the end of a wait.</summary>
    /// <param name="tag">The tag of the line; waits of several tags are told apart.</param>
    /// <param name="text">The line as samgr writes it.</param>
    /// <returns>The line as it is logged: another one only for a wait that has ended well and whose begin was seen.</returns>
    public string Told(string tag, string text)
    {
        if (tag != Tag && !tag.EndsWith("/" + Tag, StringComparison.Ordinal))
        {
            return text;
        }

        if (text.StartsWith(Begins, StringComparison.Ordinal))
        {
            Begin(tag + text[Begins.Length..]);
        }
        else if (text.EndsWith(Arrivals.HasArrived, StringComparison.Ordinal))
        {
            if (End(tag + text[..^Arrivals.HasArrived.Length]) is { } waited)
            {
                return string.Create(CultureInfo.InvariantCulture, $"after {waited.TotalSeconds:0.0} s {text}");
            }
        }
        else if (text.IndexOf(Fails, StringComparison.Ordinal) is >= 0 and int end)
        {
            End(tag + text[..end]);
        }

        return text;
    }

    private void Begin(string name)
    {
        lock (_gate)
        {
            if (_waits == MostWaits)
            {
                return;
            }

            if (!_since.TryGetValue(name, out Queue<long>? since))
            {
                since = new Queue<long>();
                _since.Add(name, since);
            }

            since.Enqueue(time.GetTimestamp());
            _waits++;
        }
    }

    private TimeSpan? End(string name)
    {
        lock (_gate)
        {
            if (!_since.TryGetValue(name, out Queue<long>? since))
            {
                return null;
            }

            long began = since.Dequeue();
            _waits--;
            if (since.Count == 0)
            {
                _since.Remove(name);
            }

            return time.GetElapsedTime(began);
        }
    }
}
