using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Counters;

/// <summary>The numbers of calls and handles pass the end of their type.</summary>
public sealed class CallSequences
{
    private const int Before = int.MaxValue - 5;

    [Fact]
    public void Fault_S1_ACallThatIsUnderWayKeepsItsSequencePastTheEnd()
    {
        using var world = new World();
        IpcProcess server = world.Start(6);
        var table = new CallTable(7) { Last = Before };
        IpcCall first = table.Begin(world.Samgr, server, 0);
        var seen = new HashSet<int> { first.Sequence };
        for (var i = 0; i < 40; i++)
        {
            IpcCall next = table.Begin(world.Samgr, server, 0);
            Assert.True(next.Sequence > 0);
            Assert.True(seen.Add(next.Sequence));
            Assert.Same(next, table.Find(next.Sequence));
            Assert.Same(first, table.Find(first.Sequence));
            table.End(next);
            Assert.Null(table.Find(next.Sequence));
        }

        Assert.Contains(int.MaxValue, seen);
        Assert.Contains(1, seen);
    }

    [Fact]
    public void Fault_S1_AFullTableOfCallsPassesTheEnd()
    {
        using var world = new World();
        var table = new CallTable(3) { Last = Before };
        for (var round = 0; round < 10; round++)
        {
            IpcCall[] calls = [.. Enumerable.Range(0, 3).Select(_ => table.Begin(world.Samgr, world.Samgr, 0))];
            Assert.Equal(3, table.Count);
            Assert.All(calls, call => Assert.Same(call, table.Find(call.Sequence)));
            Array.ForEach(calls, table.End);
        }

        Assert.Equal(0, table.Count);
    }
}
