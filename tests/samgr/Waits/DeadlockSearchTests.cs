using LiteIpc.Desktop;

namespace Samgr.Tests;

/// <summary>The search for deadlocks on graphs made at random, beside a plain definition of one.</summary>
public sealed class DeadlockSearchTests
{
    private const int Graphs = 3000;
    private const int MaxWaits = 7;

    [Fact]
    public void Fault_F9_ADeadlockIsFoundWhereNobodyMayGoOnAndOnlyThere()
    {
        var found = 0;
        for (var seed = 0; seed < Graphs; seed++)
        {
            var edges = MakeGraph(new Random(seed));
            for (var start = 0; start < edges.Length; start++)
            {
                var cycle = DeadlockSearch.Run(start, Of(wait => edges[wait]), (one, other) => one > other);
                var expected = IsDead(edges, start) && Closes(edges, start);
                Assert.True(expected == (cycle != null), $"graph {seed}, wait {start}: {Describe(edges)}");
                if (cycle != null)
                {
                    found++;
                    Assert.Equal(start, cycle[0]);
                    Assert.All(cycle.Zip([.. cycle.Skip(1), start]), pair => Assert.Contains(pair.Second, edges[pair.First]!));
                }
            }
        }

        Assert.InRange(found, Graphs / 20, Graphs * MaxWaits);
    }

    [Fact]
    public void Fault_F9_WhatChangesWhileItIsLookedAtIsNoDeadlock()
    {
        for (var changed = 0; changed < 3; changed++)
        {
            var looks = new int[3];
            IReadOnlyList<int>? Holders(int wait) => ++looks[wait] == 2 && wait == changed ? null : [(wait + 1) % 3];
            Assert.Null(DeadlockSearch.Run(2, Of(Holders), (one, other) => one > other));
        }
    }

    [Fact]
    public void Fault_F9_EachDeadlockIsTakenApartByItsOwnLatestWait()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var edges = MakeGraph(new Random(seed));
            var refused = new HashSet<int>();
            for (var isLeft = true; isLeft;)
            {
                isLeft = false;
                for (var start = 0; start < edges.Length && !isLeft; start++)
                {
                    isLeft = !refused.Contains(start) && DeadlockSearch.Run(start, Of(wait => refused.Contains(wait) ? null : edges[wait]), (one, other) => one > other) != null;
                    if (isLeft)
                    {
                        refused.Add(start);
                    }
                }
            }

            Assert.All(Enumerable.Range(0, edges.Length), wait => Assert.False(IsOnDeadCycle(edges, refused, wait), $"graph {seed}: {Describe(edges)}"));
        }
    }

    [Fact]
    public void Fault_F9_TheCallThatWaitsForItsTurnHasClosedTheCycle()
    {
        for (var queued = 0; queued < 3; queued++)
        {
            IReadOnlyList<int> Holders(int wait, out bool isServed)
            {
                isServed = wait != queued;
                return [(wait + 1) % 3];
            }

            for (var start = 0; start < 3; start++)
            {
                Assert.Equal(start == queued, DeadlockSearch.Run(start, Holders, (one, other) => one > other) != null);
            }
        }
    }

    /// <summary>Nobody is served yet.</summary>
    private static HoldersOf<int> Of(Func<int, IReadOnlyList<int>?> holders) => (int wait, out bool isServed) =>
    {
        isServed = false;
        return holders(wait);
    };

    private static IReadOnlyList<int>?[] MakeGraph(Random random)
    {
        var count = random.Next(1, MaxWaits + 1);
        var edges = new IReadOnlyList<int>?[count];
        for (var wait = 0; wait < count; wait++)
        {
            edges[wait] = random.Next(5) == 0 ? null : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(count)).Distinct()];
        }

        return edges;
    }

    /// <summary>Whether a wait never ends: each wait that may go on lets all those go on that it may let go on.</summary>
    private static bool IsDead(IReadOnlyList<int>?[] edges, int start)
    {
        var live = new HashSet<int>(Enumerable.Range(0, edges.Length).Where(wait => edges[wait] == null));
        while (Enumerable.Range(0, edges.Length).FirstOrDefault(wait => !live.Contains(wait) && edges[wait]!.Any(live.Contains), -1) is var next and >= 0)
        {
            live.Add(next);
        }

        return !live.Contains(start);
    }

    private static bool Closes(IReadOnlyList<int>?[] edges, int start)
        => Reaches(edges, start, start) && Enumerable.Range(0, edges.Length).All(wait => wait <= start || !Reaches(edges, start, wait) || !Reaches(edges, wait, start));

    private static bool Reaches(IReadOnlyList<int>?[] edges, int from, int to)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(edges[from] ?? []);
        while (open.TryPop(out var wait))
        {
            if (wait == to)
            {
                return true;
            }

            if (seen.Add(wait))
            {
                foreach (var next in edges[wait] ?? [])
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private static bool IsOnDeadCycle(IReadOnlyList<int>?[] edges, HashSet<int> refused, int wait)
    {
        var left = edges.Select((holders, index) => refused.Contains(index) ? null : holders).ToArray();
        return IsDead(left, wait) && Reaches(left, wait, wait);
    }

    private static string Describe(IReadOnlyList<int>?[] edges)
        => string.Join("; ", edges.Select((holders, wait) => $"{wait}: {(holders == null ? "free" : string.Join(',', holders))}"));
}
