using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class Replies
{
    [Fact]
    public void A_second_reply_is_refused()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client));
        IpcMessage request = service.Next();
        Assert.Equal(EC.Success, service.SendReply(request, Doors.Holding(1)));
        Assert.Equal(EC.Invalid, service.SendReply(request, Doors.Holding(2)));
        Assert.Equal(EC.Invalid, service.SendFailedReply(request, EC.Failure, "too late"));
        Assert.Equal(1, call.Reply!.Data.ReadInt32());
        Assert.Equal(68, client.PoolUsed);
        Assert.True(world.Log.Says("answers no call that waits for it"));
    }

    [Fact]
    public void A_reply_of_a_process_that_was_not_called_is_refused()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        IpcProcess forger = world.Start(8);
        var call = new PendingCall(client, world.Publish(service, client));
        IpcMessage request = service.Next();
        Assert.Equal(EC.Invalid, forger.SendReply(request, Doors.Holding(666)));
        Assert.Equal(EC.Invalid, client.SendReply(request, Doors.Holding(667)));
        Assert.Equal(EC.Success, service.SendReply(request, Doors.Holding(1)));
        Assert.Equal(1, call.Reply!.Data.ReadInt32());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_reply_with_an_invented_sequence_is_refused(int sequence)
    {
        using var world = new World();
        var answer = new DriverMessage();
        answer.Fill(Doors.Holding(1));
        answer.Address(IpcMessageType.Reply, 1, 0, 0, 0, IpcFlag.OneWay, 0);
        Assert.Equal(EC.Invalid, world.Kernel.Answer(world.Samgr, sequence, answer));
    }

    [Fact]
    public void A_reply_to_a_caller_that_gave_up_is_refused_and_reaches_no_later_call()
    {
        using var world = new World(maxCalls: 1);
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        Assert.Equal(EC.Timeout, client.CallWithoutWaiting(identity));
        IpcMessage abandoned = service.Next();
        var later = new PendingCall(client, identity);
        IpcMessage request = service.Next();
        Assert.NotEqual(abandoned.Sequence, request.Sequence);
        Assert.Equal(EC.Invalid, service.SendReply(abandoned, Doors.Holding(1)));
        Assert.Equal(EC.Success, service.SendReply(request, Doors.Holding(2)));
        Assert.Equal(2, later.Reply!.Data.ReadInt32());
    }

    [Fact]
    public void A_reply_that_came_while_its_caller_gave_up_does_not_end_the_next_call()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        var request = new DriverMessage();
        request.Fill(null);
        request.Address(IpcMessageType.Request, identity.Handle, 0, 0, 0, IpcFlag.Default, 0);
        Assert.Equal(EC.Success, world.Kernel.Post(client, request, 0, out IpcCall? call));
        Assert.Equal(EC.Success, service.SendReply(service.Next(), null));
        Assert.Equal(EC.Success, world.Kernel.Collect(call!, null, out _));

        var next = new PendingCall(client, identity);
        Assert.Equal(EC.Success, service.SendReply(service.Next(), Doors.Holding(2)));
        Assert.Equal(2, next.Reply!.Data.ReadInt32());
    }

    [Fact]
    public void Replies_find_their_calls_in_any_order()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        var calls = new PendingCall[8];
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = new PendingCall(client, identity, i);
        }

        var requests = new List<IpcMessage>();
        for (int i = 0; i < calls.Length; i++)
        {
            requests.Add(service.Next());
        }

        requests.Reverse();
        foreach (IpcMessage request in requests)
        {
            Assert.Equal(EC.Success, service.SendReply(request, Doors.Holding(request.Code * 10)));
        }

        for (int i = 0; i < calls.Length; i++)
        {
            Assert.Equal(i * 10, calls[i].Reply!.Data.ReadInt32());
        }
    }

    [Fact]
    public void A_refusal_carries_its_code_and_its_reason()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client));
        Assert.Equal(EC.Success, service.SendFailedReply(service.Next(), EC.FlowCtrl, "1000 messages a second"));
        Assert.Equal(EC.FlowCtrl, call.Result);
        Assert.Equal(IpcMessageType.FailedReply, call.Reply!.Type);
        Assert.Equal("1000 messages a second", IpcFailure.ReasonOf(call.Reply));
        Assert.Equal(EC.FlowCtrl, IpcFailure.CodeOf(call.Reply));
    }

    [Fact]
    public void A_refusal_with_the_code_of_a_success_is_a_failure()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client));
        service.SendFailedReply(service.Next(), EC.Success, string.Empty);
        Assert.Equal(EC.Failure, call.Result);
        Assert.Equal(string.Empty, IpcFailure.ReasonOf(call.Reply));
    }

    [Fact]
    public void A_long_reason_is_cut()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client));
        service.SendFailedReply(service.Next(), EC.Failure, new string('\u20ac', 10_000));
        string reason = IpcFailure.ReasonOf(call.Reply);
        Assert.InRange(reason.Length, 100, 1000);
        Assert.Equal(new string('\u20ac', reason.Length), reason);
    }

    [Fact]
    public void What_is_no_refusal_gives_no_reason()
    {
        var reply = new DriverMessage();
        reply.Fill(Doors.Holding(1));
        reply.Address(IpcMessageType.Reply, 0, 0, 0, 0, 0, 0);
        Assert.Equal(string.Empty, IpcFailure.ReasonOf(reply));
        Assert.Equal(string.Empty, IpcFailure.ReasonOf(null));
        reply.Address(IpcMessageType.FailedReply, 0, 0, 0, EC.Busy, 0, 0);
        reply.Fill(null);
        Assert.Equal(string.Empty, IpcFailure.ReasonOf(reply));
        Assert.Equal(EC.Busy, IpcFailure.CodeOf(reply));
    }

    [Fact]
    public void A_reply_that_overflowed_becomes_a_refusal()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client));
        var reply = new IpcIo(4);
        reply.WriteInt64(1);
        Assert.Equal(EC.Invalid, service.SendReply(service.Next(), reply));
        Assert.Equal(EC.Invalid, call.Result);
        Assert.Contains("overflowed", IpcFailure.ReasonOf(call.Reply), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_larger_than_a_message_ends_the_call()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client));
        var reply = new IpcIo();
        reply.InitRead(new byte[8193], 0, 8193);
        Assert.Equal(EC.Invalid, service.SendReply(service.Next(), reply));
        Assert.Equal(EC.Invalid, call.Result);
    }

    [Fact]
    public void A_reply_that_gives_what_is_not_its_own_ends_the_call()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity secret = world.Publish(world.Start(8));
        var call = new PendingCall(client, world.Publish(service, client));
        Assert.Equal(EC.Permission, service.SendReply(service.Next(), Doors.Holding(secret)));
        Assert.Equal(EC.Permission, call.Result);
        Assert.Equal(EC.InvalidParam, client.CheckHandle(secret.Handle));
    }
}
