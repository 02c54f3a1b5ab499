using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class AccessGrants
{
    [Fact]
    public void Whoever_was_granted_access_may_call()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        Assert.Equal(EC.Success, client.CheckHandle(identity.Handle));
        Assert.Equal(EC.Success, client.SendOneWay(identity));
        service.Next();
    }

    [Fact]
    public void Nobody_else_may_and_the_log_says_why()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess stranger = world.Start(8);
        SvcIdentity identity = world.Publish(service, world.Start(7));
        Assert.Equal(EC.Permission, stranger.SendOneWay(identity));
        Assert.Equal(EC.Permission, stranger.CallWithoutWaiting(identity));
        Assert.True(world.Log.Says("pid 8 refused (1): it has no access to handle " + identity.Handle));
        service.HasNothing();
    }

    [Fact]
    public void Everybody_may_call_samgr()
    {
        using var world = new World();
        IpcProcess anybody = world.Start(6);
        Assert.Equal(EC.Success, anybody.CheckHandle(SvcIdentity.SamgrHandle));
        Assert.Equal(EC.Success, anybody.SendOneWay(SvcIdentity.Samgr));
        world.Samgr.Next();
    }

    [Fact]
    public void A_process_may_call_itself()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        Assert.Equal(EC.Success, service.SendOneWay(identity, 9));
        Assert.Equal(9, service.Next().Code);
    }

    [Fact]
    public void Samgr_may_call_every_handle_it_made()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        Assert.Equal(EC.Success, world.Samgr.SendOneWay(world.Publish(service)));
        service.Next();
    }

    [Fact]
    public void A_grant_for_one_handle_of_a_process_is_none_for_another()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        world.Publish(service, client);
        Assert.Equal(EC.Permission, client.SendOneWay(world.Publish(service)));
    }

    [Fact]
    public void A_process_that_is_not_there_is_granted_nothing()
    {
        using var world = new World();
        SvcIdentity identity = world.Publish(world.Start(6));
        Assert.Equal(EC.InvalidParam, world.Samgr.GrantAccess(99, identity.Handle));
    }

    [Fact]
    public void A_new_process_with_an_old_pid_inherits_no_grants()
    {
        using var world = new World();
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(world.Start(6), client);
        client.Close();
        Assert.Equal(EC.Permission, world.Start(7).SendOneWay(identity));
    }

    [Fact]
    public void A_process_that_has_ended_may_call_nothing()
    {
        using var world = new World();
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(world.Start(6), client);
        client.Close();
        Assert.Equal(EC.NoInit, client.SendOneWay(identity));
        Assert.Equal(EC.NoInit, client.SendOneWay(SvcIdentity.Samgr));
        Assert.Equal(EC.InvalidParam, client.CheckHandle(identity.Handle));
        Assert.Equal(EC.InvalidParam, client.CheckHandle(SvcIdentity.SamgrHandle));
    }

    [Fact]
    public void The_invalid_address_and_no_address_are_refused()
    {
        using var world = new World();
        IpcProcess client = world.Start(6);
        Assert.Equal(EC.Failure, client.CallWithoutWaiting(SvcIdentity.Invalid));
        Assert.Equal(EC.Invalid, client.CallWithoutWaiting(null!));
        Assert.Equal(EC.DeadObject, client.CallWithoutWaiting(new SvcIdentity(int.MinValue, 0, 0)));
        Assert.Equal(EC.DeadObject, client.CallWithoutWaiting(new SvcIdentity(12345, 0, 0)));
    }
}
