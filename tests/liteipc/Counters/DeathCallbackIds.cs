using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Counters;

public sealed class DeathCallbackIds
{
    [Fact]
    public void Fault_S1_AnIdIsAboveZeroAndNotInUsePastTheEnd()
    {
        using var world = new World();
        var context = new IpcContext(world.Samgr);
        int first = Register(context);
        Assert.Equal(1, first);
        context.LastId = int.MaxValue - 1;
        int last = Register(context);
        int next = Register(context);
        Assert.Equal(int.MaxValue, last);
        Assert.Equal(2, next);
        Assert.Equal(EC.Success, context.UnregisterDeathCallback(next));
        Assert.Equal(EC.Success, context.UnregisterDeathCallback(first));
        Assert.Equal(1, context.DeathCallbackCount);
    }

    [Fact]
    public void Fault_S1_EachRecipientIsToldOnceOfADeathPastTheEnd()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity target = world.Publish(service, client);
        var context = new IpcContext(client) { LastId = int.MaxValue - 2, MaxDeathCallbacks = 5 };
        var told = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            var number = i;
            Assert.True(context.RegisterDeathCallback(target, (_, _, _) => told.Add(number), null) > 0);
        }

        service.Close();
        Assert.Equal(EC.Success, client.Receive(World.Patience, out IpcMessage? notice));
        Assert.Equal(5, context.DispatchDeath(notice!.Handle));
        Assert.Equal([0, 1, 2, 3, 4], told);
        client.FreeBuffer(notice);
    }

    [Fact]
    public void Fault_S1_ARecipientThatRegistersAgainIsNotToldTwicePastTheEnd()
    {
        using var world = new World();
        IpcProcess client = world.Start(7);
        IpcProcess successor = world.Start(8);
        var context = new IpcContext(client) { LastId = int.MaxValue - 1 };
        int told = 0;
        void Again(IpcContext c, int handle, object? argument)
        {
            Assert.True(++told < 10);
            Assert.True(c.RegisterDeathCallback(SvcIdentity.Samgr, Again, null) > 0);
        }

        Assert.True(context.RegisterDeathCallback(SvcIdentity.Samgr, Again, null) > 0);
        world.Samgr.Close();
        Assert.Equal(EC.Success, successor.BecomeContextManager(IpcLimits.MaxIoSize));
        Assert.Equal(1, context.DispatchDeath(SvcIdentity.SamgrHandle));
        Assert.Equal((1, 1), (told, context.DeathCallbackCount));
    }

    private static int Register(IpcContext context) => context.RegisterDeathCallback(SvcIdentity.Samgr, (_, _, _) => { }, null);
}
