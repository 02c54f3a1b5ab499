using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class Deaths
{
    [Fact]
    public void Every_holder_is_told_once_and_nobody_else()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess holder = world.Start(7);
        IpcProcess stranger = world.Start(8);
        SvcIdentity identity = world.Publish(service, holder, holder);
        service.Close();
        service.Close();

        foreach (IpcProcess told in new[] { holder, world.Samgr })
        {
            IpcMessage notice = told.Next();
            Assert.Equal((IpcMessageType.DeathNotify, identity.Handle, 0), (notice.Type, notice.Handle, notice.Pid));
            Assert.True(notice.IsOneWay);
            Assert.Equal(EC.Invalid, told.SendReply(notice, null));
            told.HasNothing();
        }

        stranger.HasNothing();
        Assert.Equal(EC.DeadObject, holder.SendOneWay(identity));
        Assert.Equal(EC.InvalidParam, holder.CheckHandle(identity.Handle));
    }

    [Fact]
    public void A_holder_of_several_handles_is_told_of_each()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess holder = world.Start(7);
        SvcIdentity first = world.Publish(service, holder);
        SvcIdentity second = world.Publish(service, holder);
        service.Close();
        Assert.Equal([first.Handle, second.Handle], new[] { holder.Next().Handle, holder.Next().Handle }.Order());
        holder.HasNothing();
    }

    [Fact]
    public void A_handle_taken_away_is_told_as_dead_but_its_process_lives_on()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess holder = world.Start(7);
        SvcIdentity first = world.Publish(service, holder);
        SvcIdentity second = world.Publish(service, holder);
        Assert.Equal(EC.Success, world.Samgr.RemoveHandle(first.Handle));
        Assert.Equal(first.Handle, holder.Next().Handle);
        Assert.Equal(EC.DeadObject, holder.SendOneWay(first));
        Assert.Equal(EC.Success, holder.SendOneWay(second));
        service.Close();
        Assert.Equal(second.Handle, holder.Next().Handle);
        holder.HasNothing();
    }

    [Fact]
    public void Whoever_got_a_handle_in_a_message_is_told_too()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess receiver = world.Start(7);
        SvcIdentity identity = world.Publish(service);
        world.Samgr.SendOneWay(world.Publish(receiver), 0, Doors.Holding(identity));
        receiver.FreeBuffer(receiver.Next());
        service.Close();
        Assert.Equal(identity.Handle, receiver.Next().Handle);
        receiver.HasNothing();
    }

    [Fact]
    public void The_end_of_samgr_is_told_to_everybody_as_that_of_handle_0()
    {
        using var world = new World();
        IpcProcess first = world.Start(6);
        IpcProcess second = world.Start(7);
        world.Samgr.Close();
        foreach (IpcProcess process in new[] { first, second })
        {
            IpcMessage notice = process.Next();
            Assert.Equal((IpcMessageType.DeathNotify, SvcIdentity.SamgrHandle), (notice.Type, notice.Handle));
            process.HasNothing();
        }
    }

    [Fact]
    public void Services_can_be_called_while_samgr_is_away()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        world.Samgr.Close();
        service.Next();
        Assert.Equal(EC.Success, client.SendOneWay(identity, 3));
        Assert.Equal(3, service.Next().Code);
    }

    [Fact]
    public void Calls_in_flight_return_the_dead_object_code()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        var taken = new PendingCall(client, identity, 1);
        IpcMessage request = service.Next();
        var queued = new PendingCall(client, identity, 2);
        while (service.PoolUsed < 2 * IpcLimits.MessageOverhead)
        {
            Thread.Yield();
        }

        service.Close();
        Assert.Equal(EC.DeadObject, taken.Result);
        Assert.Equal(EC.DeadObject, queued.Result);
        Assert.Null(taken.Reply);
        Assert.Equal(EC.Invalid, service.SendReply(request, null));
        Assert.Equal(0, world.Kernel.CallCount);
    }

    [Fact]
    public void A_reply_that_was_sent_before_the_end_still_counts()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        for (int i = 0; i < 50; i++)
        {
            var call = new PendingCall(client, identity, i);
            Assert.Equal(EC.Success, service.SendReply(service.Next(), Doors.Holding(i)));
            if (i == 49)
            {
                service.Close();
            }

            Assert.Equal(EC.Success, call.Result);
            Assert.Equal(i, call.Reply!.Data.ReadInt32());
        }
    }

    [Fact]
    public void What_waited_for_a_process_ends_with_it()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        world.Samgr.SendOneWay(identity);
        service.Close();
        Assert.Equal(EC.NoInit, service.Receive(0, out IpcMessage? message));
        Assert.Null(message);
        Assert.Equal(0, service.PoolUsed);
    }
}
