using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Counters;

/// <summary>What is counted for the log stays at the end of its type instead of turning negative.</summary>
public sealed class Paces
{
    [Fact]
    public void Fault_S1_ACountStopsAtTheEndOfItsType()
    {
        int count = int.MaxValue - 1;
        Assert.False(LogPace.Count(ref count));
        Assert.Equal(int.MaxValue, count);
        Assert.False(LogPace.Count(ref count));
        Assert.Equal(int.MaxValue, count);
    }

    [Fact]
    public void Fault_S1_APowerOfTwoIsDueUpToTheLastOne()
    {
        int count = 0;
        Assert.True(LogPace.Count(ref count));
        count = (1 << 29) - 1;
        Assert.True(LogPace.Count(ref count));
        count = (1 << 30) - 1;
        Assert.True(LogPace.Count(ref count));
        Assert.False(LogPace.Count(ref count));
    }

    [Fact]
    public void Fault_S1_RefusalsAreCountedToTheEndAndNoFurther()
    {
        using var world = new World();
        IpcProcess client = world.Start(7);
        client.RefusedCount = int.MaxValue;
        var hidden = world.Publish(world.Start(6));
        Assert.Equal(EC.Permission, client.Transact(hidden, 0, null, IpcFlag.OneWay, 0, out _));
        Assert.Equal(int.MaxValue, client.RefusedCount);
    }
}
