using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class DeathCallbacks
{
    [Fact]
    public void A_recipient_is_called_once_with_what_it_was_registered_with()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        var context = new IpcContext(world.Start(7));
        SvcIdentity identity = world.Publish(service, world.Start(8));
        world.Samgr.GrantAccess(7, identity.Handle);
        var calls = new List<(IpcContext Context, int Handle, object? Argument)>();
        Assert.True(context.RegisterDeathCallback(identity, (c, h, a) => calls.Add((c, h, a)), "argument") > 0);
        service.Close();

        IpcMessage notice = Next(context);
        Assert.Equal(1, context.DispatchDeath(notice.Handle));
        Assert.Equal(0, context.DispatchDeath(notice.Handle));
        Assert.Equal([(context, identity.Handle, "argument")], calls);
        Assert.Equal(0, context.DeathCallbackCount);
    }

    [Fact]
    public void All_recipients_of_a_handle_are_called_and_no_others()
    {
        using var world = new World();
        IpcProcess first = world.Start(6);
        IpcProcess second = world.Start(7);
        IpcProcess client = world.Start(8);
        var context = new IpcContext(client);
        SvcIdentity dying = world.Publish(first, client);
        SvcIdentity living = world.Publish(second, client);
        var called = new List<object?>();
        void Recipient(IpcContext c, int handle, object? argument) => called.Add(argument);
        context.RegisterDeathCallback(dying, Recipient, "a");
        context.RegisterDeathCallback(living, Recipient, "b");
        context.RegisterDeathCallback(dying, Recipient, "c");
        first.Close();
        Assert.Equal(2, context.DispatchDeath(Next(context).Handle));
        Assert.Equal(["a", "c"], called);
        Assert.Equal(1, context.DeathCallbackCount);
    }

    [Fact]
    public void Whoever_has_unregistered_is_not_called()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var context = new IpcContext(client);
        int called = 0;
        int id = context.RegisterDeathCallback(world.Publish(service, client), (_, _, _) => called++, null);
        Assert.Equal(EC.Success, context.UnregisterDeathCallback(id));
        Assert.Equal(EC.InvalidParam, context.UnregisterDeathCallback(id));
        service.Close();
        Assert.Equal(0, context.DispatchDeath(Next(context).Handle));
        Assert.Equal(0, called);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void An_id_that_was_not_given_out_is_not_registered(int id)
    {
        using var world = new World();
        Assert.Equal(EC.InvalidParam, new IpcContext(world.Samgr).UnregisterDeathCallback(id));
    }

    [Fact]
    public void The_death_of_what_is_dead_unknown_or_not_accessible_cannot_be_awaited()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var context = new IpcContext(client);
        SvcIdentity hidden = world.Publish(service);
        SvcIdentity dead = world.Publish(service, client);
        world.Samgr.RemoveHandle(dead.Handle);
        foreach (SvcIdentity identity in new[] { hidden, dead, SvcIdentity.Invalid, new SvcIdentity(99, 0, 0) })
        {
            Assert.Equal(EC.InvalidParam, context.RegisterDeathCallback(identity, (_, _, _) => Assert.Fail("called"), null));
        }

        Assert.Equal(0, context.DeathCallbackCount);
    }

    [Fact]
    public void The_end_of_samgr_can_be_awaited_and_awaited_again_by_the_recipient_itself()
    {
        using var world = new World();
        IpcProcess client = world.Start(7);
        IpcProcess successor = world.Start(8);
        var context = new IpcContext(client);
        int called = 0;
        void Again(IpcContext c, int handle, object? argument)
        {
            called++;
            Assert.True(called < 10);
            Assert.True(c.RegisterDeathCallback(SvcIdentity.Samgr, Again, null) > 0);
        }

        Assert.True(context.RegisterDeathCallback(SvcIdentity.Samgr, Again, null) > 0);
        world.Samgr.Close();
        Assert.Equal(EC.Success, successor.BecomeContextManager(200));
        Assert.Equal(1, context.DispatchDeath(Next(context).Handle));
        Assert.Equal((1, 1), (called, context.DeathCallbackCount));

        successor.Close();
        Assert.Equal(EC.Success, world.Start(9).BecomeContextManager(200));
        Assert.Equal(1, context.DispatchDeath(Next(context).Handle));
        Assert.Equal((2, 1), (called, context.DeathCallbackCount));
    }

    [Fact]
    public void A_recipient_may_unregister_another()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var context = new IpcContext(client);
        SvcIdentity identity = world.Publish(service, client);
        int second = 0;
        context.RegisterDeathCallback(identity, (c, _, _) => c.UnregisterDeathCallback(second), null);
        second = context.RegisterDeathCallback(identity, (_, _, _) => Assert.Fail("called"), null);
        service.Close();
        Assert.Equal(1, context.DispatchDeath(Next(context).Handle));
    }

    [Fact]
    public void A_recipient_that_throws_does_not_keep_the_others_from_being_called()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var context = new IpcContext(client);
        SvcIdentity identity = world.Publish(service, client);
        var called = new List<string>();
        context.RegisterDeathCallback(identity, (_, _, _) => throw new InvalidOperationException("first"), null);
        context.RegisterDeathCallback(identity, (_, _, _) => called.Add("second"), null);
        context.RegisterDeathCallback(identity, (_, _, _) => throw new InvalidOperationException("third"), null);
        service.Close();
        var error = Assert.Throws<InvalidOperationException>(() => context.DispatchDeath(identity.Handle));
        Assert.Equal("first", error.Message);
        Assert.Equal(["second"], called);
        Assert.Equal(0, context.DispatchDeath(identity.Handle));
    }

    [Fact]
    public void A_context_calls_and_sends_with_its_own_timeout()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        var context = new IpcContext(world.Samgr, 0);
        SvcIdentity identity = world.Publish(service);
        Assert.Equal(EC.Timeout, context.Transact(identity, 1, null, out IpcMessage? reply));
        context.Free(reply);
        Assert.Equal(EC.Success, context.Send(identity, 2, null));
        Assert.False(service.Next().IsOneWay);
        Assert.True(service.Next().IsOneWay);
        Assert.Equal(IpcLimits.CallTimeoutMs, new IpcContext(service).CallTimeoutMs);
    }

    private static IpcMessage Next(IpcContext context) => ((IpcProcess)context.Driver).Next();
}
