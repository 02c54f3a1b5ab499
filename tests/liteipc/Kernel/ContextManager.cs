using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class ContextManager
{
    [Fact]
    public void There_is_one_at_a_time()
    {
        using var world = new World();
        IpcProcess other = world.Start(6);
        Assert.Equal(EC.Busy, world.Samgr.BecomeContextManager(200));
        Assert.Equal(EC.Busy, other.BecomeContextManager(200));
        Assert.Equal(World.SamgrPid, world.Kernel.ContextManagerPid);

        world.Samgr.Close();
        Assert.Equal(-1, world.Kernel.ContextManagerPid);
        Assert.Equal(EC.Success, other.BecomeContextManager(200));
        Assert.Equal(6, world.Kernel.ContextManagerPid);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void It_takes_messages_of_some_size(int size)
    {
        var kernel = new IpcKernel();
        IpcProcess process = kernel.CreateProcess(1, 0, 0)!;
        process.MapPool(1024);
        Assert.Equal(EC.Invalid, process.BecomeContextManager(size));
        Assert.Equal(-1, kernel.ContextManagerPid);
    }

    [Fact]
    public void It_needs_a_pool_first()
    {
        IpcProcess process = new IpcKernel().CreateProcess(1, 0, 0)!;
        Assert.Equal(EC.NoInit, process.BecomeContextManager(200));
    }

    [Fact]
    public void A_message_larger_than_it_takes_is_refused()
    {
        using var world = new World();
        world.Samgr.Close();
        IpcProcess small = world.Start(6);
        IpcProcess client = world.Start(7);
        Assert.Equal(EC.Success, small.BecomeContextManager(200));
        Assert.Equal(EC.Success, client.SendOneWay(SvcIdentity.Samgr, 1, Doors.OfSize(200)));
        Assert.Equal(EC.Invalid, client.SendOneWay(SvcIdentity.Samgr, 1, Doors.OfSize(201)));
        Assert.True(world.Log.Says("201 bytes to samgr, which takes 200"));
    }

    [Fact]
    public void Without_one_samgr_is_no_service()
    {
        using var world = new World();
        IpcProcess client = world.Start(6);
        world.Samgr.Close();
        Assert.Equal(EC.NoService, client.CallWithoutWaiting(SvcIdentity.Samgr));
        Assert.Equal(EC.InvalidParam, client.CheckHandle(SvcIdentity.SamgrHandle));
    }

    [Fact]
    public void Only_it_hands_out_handles_and_access()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service);
        Assert.Equal(EC.Permission, client.GenerateHandle(7));
        Assert.Equal(EC.Permission, client.GrantAccess(7, identity.Handle));
        Assert.Equal(EC.Permission, service.GrantAccess(7, identity.Handle));
        Assert.Equal(EC.Permission, client.RemoveHandle(identity.Handle));
        Assert.Equal(EC.Permission, service.RemoveHandle(identity.Handle));
        Assert.Equal(EC.InvalidParam, client.CheckHandle(identity.Handle));
    }

    [Fact]
    public void After_its_end_it_hands_out_nothing()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        world.Samgr.Close();
        Assert.Equal(EC.Permission, world.Samgr.GenerateHandle(6));
        Assert.Equal(EC.Permission, world.Samgr.GrantAccess(6, identity.Handle));
        Assert.Equal(EC.Permission, world.Samgr.RemoveHandle(identity.Handle));
    }
}
