using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class Requests
{
    [Fact]
    public void A_two_way_call_gets_its_reply()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client), 12, Doors.Holding(20));

        IpcMessage request = service.Next();
        Assert.Equal((12, IpcFlag.Default, false), (request.Code, request.Flag, request.IsOneWay));
        Assert.Equal(20, request.Data.ReadInt32());
        Assert.Equal(EC.Success, service.SendReply(request, Doors.Holding(21)));
        service.FreeBuffer(request);

        Assert.Equal(EC.Success, call.Result);
        Assert.Equal(21, call.Reply!.Data.ReadInt32());
        client.FreeBuffer(call.Reply);
        Assert.Equal((0, 0, 0), (client.PoolUsed, service.PoolUsed, world.Kernel.CallCount));
    }

    [Fact]
    public void A_one_way_request_waits_for_nothing_and_cannot_be_answered()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        Assert.Equal(EC.Success, client.Transact(world.Publish(service, client), 1, null, IpcFlag.OneWay, -1, out IpcMessage? reply));
        Assert.Null(reply);
        Assert.Equal(0, world.Kernel.CallCount);

        IpcMessage request = service.Next();
        Assert.Equal(EC.Invalid, service.SendReply(request, null));
        Assert.Equal(EC.Invalid, service.SendFailedReply(request, EC.Failure, "nobody listens"));
        Assert.Equal(0, client.PoolUsed);
    }

    [Fact]
    public void A_request_is_not_consumed()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        IpcIo request = Doors.Holding(7);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(EC.Success, world.Samgr.SendOneWay(identity, i, request));
        }

        request.Rewind();
        request.WriteInt32(8);
        for (int i = 0; i < 3; i++)
        {
            IpcMessage message = service.Next();
            Assert.Equal((i, 7), (message.Code, message.Data.ReadInt32()));
        }
    }

    [Fact]
    public void A_received_message_can_be_passed_on()
    {
        using var world = new World();
        IpcProcess relay = world.Start(6);
        IpcProcess service = world.Start(7);
        SvcIdentity next = world.Publish(service, relay);
        var io = new IpcIo(64, 1);
        Assert.True(io.WriteInt32(1) && io.WriteBuffer([2, 3]));
        world.Samgr.SendOneWay(world.Publish(relay), 0, io);

        IpcMessage first = relay.Next();
        Assert.Equal(EC.Success, relay.SendOneWay(next, 0, first.Data));
        relay.FreeBuffer(first);
        IpcMessage second = service.Next();
        Assert.Equal(1, second.Data.ReadInt32());
        Assert.Equal([2, 3], second.Data.ReadBuffer()!);
    }

    [Fact]
    public void The_messages_of_a_sender_arrive_in_order()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        for (int i = 0; i < 500; i++)
        {
            Assert.Equal(EC.Success, world.Samgr.SendOneWay(identity, i));
        }

        for (int i = 0; i < 500; i++)
        {
            Assert.Equal(i, service.Next().Code);
        }

        service.HasNothing();
    }

    [Fact]
    public void What_overflowed_or_never_had_a_buffer_is_not_sent()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        var overflowed = new IpcIo(4);
        overflowed.WriteInt64(1);
        Assert.Equal(EC.Invalid, world.Samgr.SendOneWay(identity, 0, overflowed));
        Assert.Equal(EC.Invalid, world.Samgr.CallWithoutWaiting(identity, 0, new IpcIo(8193)));
        Assert.Equal(EC.Invalid, world.Samgr.CallWithoutWaiting(identity, 0, new IpcIo()));
        service.HasNothing();
    }

    [Fact]
    public void A_call_that_nobody_answers_times_out()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        Assert.Equal(EC.Timeout, world.Samgr.Transact(identity, 0, null, IpcFlag.Default, 0, out IpcMessage? reply));
        Assert.Equal("pid 6 has not answered function 0 within 0 ms", IpcFailure.ReasonOf(reply));
        world.Samgr.FreeBuffer(reply!);
        Assert.Equal(EC.Timeout, world.Samgr.Transact(identity, 0, null, IpcFlag.Default, 20, out reply));
        Assert.Equal("pid 6 has not answered function 0 within 20 ms", IpcFailure.ReasonOf(reply));
        world.Samgr.FreeBuffer(reply!);
        Assert.Equal(0, world.Kernel.CallCount);
        Assert.Equal(0, world.Samgr.PoolUsed);
    }

    [Fact]
    public void A_wait_of_less_than_for_ever_is_invalid()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        Assert.Equal(EC.Invalid, world.Samgr.Transact(identity, 0, null, IpcFlag.Default, -2, out _));
        Assert.Equal(EC.Invalid, service.Receive(-2, out _));
        Assert.Equal(0, world.Kernel.CallCount);
        service.HasNothing();
    }

    [Fact]
    public void Calls_under_way_are_limited_and_the_one_too_many_leaves_nothing_behind()
    {
        using var world = new World(maxCalls: 1);
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        SvcIdentity secret = world.Publish(world.Start(8), client);
        var first = new PendingCall(client, identity, 1);
        IpcMessage request = service.Next();

        Assert.Equal(EC.NoSpace, client.CallWithoutWaiting(identity, 2, Doors.Holding(secret)));
        Assert.True(world.Log.Says("1 calls under way already"));
        Assert.Equal(64, service.PoolUsed);
        Assert.Equal(EC.InvalidParam, service.CheckHandle(secret.Handle));
        Assert.Equal(EC.Success, client.SendOneWay(identity, 3));

        Assert.Equal(EC.Success, service.SendReply(request, null));
        Assert.Equal(EC.Success, first.Result);
        Assert.Equal(EC.Timeout, client.CallWithoutWaiting(identity, 4));
        Assert.Equal(3, service.Next().Code);
        Assert.Equal(4, service.Next().Code);
    }
}
