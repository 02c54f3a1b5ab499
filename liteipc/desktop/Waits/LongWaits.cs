using System.Collections.Concurrent;

namespace LiteIpc.Desktop;

/// <summary>
/// The threads of this CLR that have waited for an answer for a while, by thread: one thread waits for one answer. A wait that is
/// answered sooner than <see cref="WaitLooks.FirstMs"/> never gets in here. Any thread.
/// </summary>
public static class LongWaits
{
    private static readonly ConcurrentDictionary<int, LongWait> _byThread = new();

    /// <summary>Asks other processes as well; null where all are in this CLR. It answers with <see cref="LongWait.Refuse"/>.</summary>
    public static Action<LongWait>? AskOthers { get; set; }

    /// <summary>All of them, as they are now, in no order.</summary>
    public static IReadOnlyCollection<LongWait> All => [.. _byThread.Values];

    /// <summary>Enters the wait of its thread.</summary>
    public static void Begin(LongWait wait) => _byThread[wait.ThreadId] = wait;

    /// <summary>Takes a wait out, once its thread waits no longer.</summary>
    public static void End(LongWait wait) => _byThread.TryRemove(new KeyValuePair<int, LongWait>(wait.ThreadId, wait));

    /// <summary>The wait of a thread, by its managed number; null when it does not wait.</summary>
    public static LongWait? Of(int thread) => _byThread.GetValueOrDefault(thread);

    /// <summary>A wait by its <see cref="LongWait.Id"/>; null when it has ended.</summary>
    public static LongWait? Find(int id) => _byThread.Values.FirstOrDefault(wait => wait.Id == id);

    /// <summary>The waits of some threads; null when one of them does not wait, or none is given.</summary>
    public static IReadOnlyList<LongWait>? Of(int[]? threads)
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
