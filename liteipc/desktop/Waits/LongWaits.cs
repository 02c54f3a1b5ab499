using System.Collections.Concurrent;

namespace LiteIpc.Desktop;

/// <summary>
/// The threads of this CLR that have waited for an answer for a while, by thread: one thread waits for one answer. A wait that is
/// answered sooner than <see cref="WaitLooks.FirstMs"/> never gets in here.
/// </summary>
internal static class LongWaits
{
    private static readonly ConcurrentDictionary<int, LongWait> _byThread = new();

    /// <summary>Asks other processes as well; null where all are in this CLR. It answers with <see cref="LongWait.Refuse"/>.</summary>
    internal static Action<LongWait>? AskOthers { get; set; }

    internal static IReadOnlyCollection<LongWait> All => [.. _byThread.Values];

    internal static void Begin(LongWait wait) => _byThread[wait.ThreadId] = wait;

    internal static void End(LongWait wait) => _byThread.TryRemove(new KeyValuePair<int, LongWait>(wait.ThreadId, wait));

    internal static LongWait? Of(int thread) => _byThread.GetValueOrDefault(thread);

    internal static LongWait? Find(int id) => _byThread.Values.FirstOrDefault(wait => wait.Id == id);

    /// <summary>The waits of some threads; null when one of them does not wait, or none is given.</summary>
    internal static IReadOnlyList<LongWait>? Of(int[]? threads)
    {
        if (threads == null)
        {
            return null;
        }

        List<LongWait> waits = [];
        foreach (int thread in threads)
        {
            if (!_byThread.TryGetValue(thread, out LongWait? wait))
            {
                return null;
            }

            waits.Add(wait);
        }

        return waits;
    }
}
