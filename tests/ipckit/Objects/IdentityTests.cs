namespace LiteIpc.Kit.Tests;

public sealed class IdentityTests : IDisposable
{
    /// <summary>Seconds.</summary>
    private const int LongTime = 60;

    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public IdentityTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Inside_a_request_the_caller_is_known_and_can_be_set_aside()
    {
        _server.Offer("who", new CallStub((_, _, reply) =>
        {
            IpcSkeleton skeleton = _server.Skeleton;
            Write(skeleton, reply);
            skeleton.ResetCallingIdentity(out string identity);
            Write(skeleton, reply);
            int result = skeleton.SetCallingIdentity(identity);
            Write(skeleton, reply);
            return result;
        }));
        Parcel answer = new();

        Assert.Equal(IpcError.Success, _client.Get(_server, "who").SendRequest(1, new Parcel(), answer));

        AssertCaller(answer, 3, 1003);
        AssertCaller(answer, 2, 1002);
        AssertCaller(answer, 3, 1003);
    }

    [Fact]
    public void Two_callers_at_the_same_time_are_told_apart()
    {
        KitProcess other = _system.Start(4);
        using Barrier both = new(2);
        _server.Offer("who", new CallStub((_, _, reply) =>
        {
            both.SignalAndWait(Patience.LimitMs, TestContext.Current.CancellationToken);
            return reply.WriteInt32(_server.Skeleton.CallingPid);
        }));
        RemoteProxy[] proxies = [_client.Get(_server, "who"), other.Get(_server, "who")];
        int[] pids = new int[2];

        Parallel.For(0, 2, i =>
        {
            Parcel reply = new();
            Assert.Equal(IpcError.Success, proxies[i].SendRequest(1, new Parcel(), reply, new MessageOption { WaitTime = LongTime }));
            Assert.Equal(IpcError.Success, reply.ReadInt32(out pids[i]));
        });

        Assert.Equal([3, 4], pids);
    }

    [Fact]
    public void An_identity_that_was_never_given_out_is_refused()
    {
        int first = IpcError.Success;
        int second = IpcError.Success;
        _server.Offer("set", new CallStub((_, _, _) =>
        {
            first = _server.Skeleton.SetCallingIdentity("nobody");
            second = _server.Skeleton.SetCallingIdentity("1:x");
            return IpcError.Success;
        }));

        _client.Get(_server, "set").SendRequest(1, new Parcel(), new Parcel());

        Assert.Equal(IpcError.CheckParam, first);
        Assert.Equal(IpcError.CheckParam, second);
        Assert.Equal(IpcError.CheckParam, _server.Skeleton.SetCallingIdentity(null));
    }

    [Fact]
    public void A_local_stub_is_called_directly()
    {
        int thread = 0;
        CallStub stub = new((_, data, reply) =>
        {
            thread = Environment.CurrentManagedThreadId;
            data.ReadInt32(out int value);
            return reply.WriteInt32(value + 1);
        });
        Parcel data = new();
        Parcel reply = new();
        data.WriteInt32(1);

        Assert.Equal(IpcError.Success, stub.SendRequest(1, data, reply));

        reply.ReadInt32(out int value);
        Assert.Equal(2, value);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        Assert.True(_client.Skeleton.IsLocalCalling);
    }

    private static void Write(IpcSkeleton skeleton, Parcel reply)
    {
        reply.WriteInt32(skeleton.CallingPid);
        reply.WriteInt32(skeleton.CallingUid);
        reply.WriteBool(skeleton.IsLocalCalling);
        reply.WriteBool(skeleton.IsHandlingTransaction);
        reply.WriteInt64(skeleton.CallingTokenId);
    }

    private static void AssertCaller(Parcel answer, int pid, int uid)
    {
        answer.ReadInt32(out int callerPid);
        answer.ReadInt32(out int callerUid);
        answer.ReadBool(out bool local);
        answer.ReadBool(out bool handling);
        answer.ReadInt64(out long token);
        Assert.Equal((pid, uid, true, true, 0x1_0000_0000L + uid), (callerPid, callerUid, local, handling, token));
    }
}
