using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Counters;

public sealed class HandleNumbers
{
    /// <summary>The one behind it is the bus's.</summary>
    private const int Last = SvcIdentity.BusHandle - 1;
    private const int Before = Last - 5;

    [Fact]
    public void Fault_S1_AHandleInUseIsNotGivenAgainPastTheEnd()
    {
        using var world = new World();
        IpcProcess kept = world.Start(6);
        IpcProcess other = world.Start(7);
        var table = new HandleTable(7) { Last = Before };
        int first = table.Add(kept);
        var seen = new HashSet<int> { first };
        for (var i = 0; i < 40; i++)
        {
            int next = table.Add(other);
            Assert.True(next > 0);
            Assert.True(seen.Add(next));
            Assert.Same(other, table.Find(next));
            Assert.Same(kept, table.Find(first));
            table.Remove(next);
        }

        Assert.Contains(Last, seen);
        Assert.DoesNotContain(SvcIdentity.BusHandle, seen);
        Assert.Contains(1, seen);
    }

    [Fact]
    public void Fault_S1_TheOldestSupersededHandleIsTheOldestPastTheEnd()
    {
        using var world = new World();
        IpcProcess owner = world.Start(6);
        var table = new HandleTable(8) { Last = Last - 2 };
        int[] handles = [.. Enumerable.Range(0, 5).Select(_ => table.Add(owner))];
        Assert.Equal([Last - 1, Last, 1, 2, 3], handles);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(handles[i], table.OldestSuperseded());
            table.Remove(handles[i]);
        }

        Assert.Equal(0, table.OldestSuperseded());
    }
}
