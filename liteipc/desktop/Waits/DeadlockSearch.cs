namespace LiteIpc.Desktop;

/// <summary>The waits that hold a wait up; null when a thread may go on, or that is not known.</summary>
/// <typeparam name="T">The waits of whoever searches.</typeparam>
/// <param name="wait">The wait.</param>
/// <param name="isServed">Whether its call is being served; otherwise it waits for its turn.</param>
public delegate IReadOnlyList<T>? HoldersOf<T>(T wait, out bool isServed);

/// <summary>
/// Looks for a deadlock: waits of which each waits for another one of them, with no thread left that may serve the next call. A wait
/// may be held up by several, where any of several threads could go on: it is dead when all of them are.
/// </summary>
/// <remarks>
/// Nothing stands still while it looks. So every edge is read twice, all of them for the second time after all have been read for the
/// first time. A wait that has ended never begins again: what is there both times was there in between, all at one moment.
/// The call that closed a cycle waits for its turn: each of the others was served before it, or none would wait. Of several that wait
/// for their turn the one that was made last has closed it.
/// </remarks>
public static class DeadlockSearch
{
    /// <summary>A longer cycle would be no text that anybody could read.</summary>
    private const int MaxWaits = 64;

    /// <summary>Looks for the cycle that a wait has closed, on the calling thread. It gives up at more than 64 waits.</summary>
    /// <typeparam name="T">The waits, which are compared by value.</typeparam>
    /// <param name="start">The wait.</param>
    /// <param name="holders">Gives the waits that hold a wait up.</param>
    /// <param name="isLater">Whether one wait began after another one; of two one did.</param>
    /// <returns>The waits of the cycle, from <paramref name="start"/> on; null when there is none, or another wait closed it.</returns>
    public static IReadOnlyList<T>? Run<T>(T start, HoldersOf<T> holders, Func<T, T, bool> isLater)
        where T : notnull
    {
        Dictionary<T, IReadOnlyList<T>> edges = [];
        HashSet<T> served = [];
        Queue<T> open = new([start]);
        while (open.TryDequeue(out T? wait))
        {
            if (edges.ContainsKey(wait))
            {
                continue;
            }

            bool isServed = false;
            IReadOnlyList<T>? found = edges.Count < MaxWaits ? holders(wait, out isServed) : null;
            if (found == null)
            {
                return null;
            }

            edges[wait] = found;
            if (isServed)
            {
                served.Add(wait);
            }

            foreach (T next in found)
            {
                open.Enqueue(next);
            }
        }

        List<T>? cycle = PathBack(start, edges);
        return cycle != null && !served.Contains(start)
            && !ReachingStart(start, edges).Any(wait => !wait.Equals(start) && !served.Contains(wait) && isLater(wait, start))
            && AreSame(edges, holders)
            ? cycle
            : null;
    }

    private static bool AreSame<T>(Dictionary<T, IReadOnlyList<T>> edges, HoldersOf<T> holders)
        where T : notnull
        => edges.All(edge => holders(edge.Key, out _) is { } again && again.Count == edge.Value.Count && again.All(edge.Value.Contains));

    /// <summary>The shortest way from a wait back to itself.</summary>
    private static List<T>? PathBack<T>(T start, Dictionary<T, IReadOnlyList<T>> edges)
        where T : notnull
    {
        Dictionary<T, T> before = [];
        Queue<T> open = new([start]);
        while (open.TryDequeue(out T? wait))
        {
            foreach (T next in edges[wait])
            {
                if (next.Equals(start))
                {
                    List<T> path = [wait];
                    while (!path[0].Equals(start))
                    {
                        path.Insert(0, before[path[0]]);
                    }

                    return path;
                }

                if (before.TryAdd(next, wait))
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;
    }

    /// <summary>The waits that the start waits for and that wait for it.</summary>
    private static HashSet<T> ReachingStart<T>(T start, Dictionary<T, IReadOnlyList<T>> edges)
        where T : notnull
    {
        HashSet<T> reaching = [start];
        int count;
        do
        {
            count = reaching.Count;
            foreach (KeyValuePair<T, IReadOnlyList<T>> edge in edges)
            {
                if (edge.Value.Any(reaching.Contains))
                {
                    reaching.Add(edge.Key);
                }
            }
        }
        while (reaching.Count > count);

        return reaching;
    }
}
