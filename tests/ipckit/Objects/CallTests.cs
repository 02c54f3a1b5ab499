namespace LiteIpc.Kit.Tests;

public sealed class CallTests : IDisposable
{
    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public CallTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_call_carries_values_there_and_back()
    {
        _server.Offer("add", new CallStub((code, data, reply) =>
        {
            data.ReadInt32(out int a);
            data.ReadInt32(out int b);
            return reply.WriteInt32(a + b + code);
        }));
        RemoteProxy proxy = _client.Get(_server, "add");
        Parcel data = new();
        Parcel reply = new();
        data.WriteInt32(2);
        data.WriteInt32(3);

        Assert.Equal(IpcError.Success, proxy.SendRequest(10, data, reply));

        Assert.Equal(IpcError.Success, reply.ReadInt32(out int sum));
        Assert.Equal(15, sum);
        reply.Reclaim();
        Assert.Equal(0, _client.Driver.PoolUsed);
        Patience.Until(() => _server.Driver.PoolUsed == 0, "the request is freed");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9_000)]
    [InlineData(204_800)]
    public void A_parcel_of_any_size_comes_back_equal(int size)
    {
        _server.Offer("echo", new CallStub((_, data, reply) =>
        {
            if (data.Size > 0)
            {
                data.ReadBuffer(data.Size, out byte[]? bytes);
                return reply.WriteBuffer(bytes, bytes!.Length);
            }

            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "echo");
        byte[] sent = new byte[size];
        new Random(size).NextBytes(sent);
        Parcel data = new();
        Parcel reply = new();
        if (size > 0)
        {
            Assert.Equal(IpcError.Success, data.WriteBuffer(sent, size));
        }

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));

        Assert.Equal(size, reply.Size);
        if (size > 0)
        {
            Assert.Equal(IpcError.Success, reply.ReadBuffer(size, out byte[]? received));
            Assert.Equal(sent, received);
        }
    }

    [Fact]
    public void A_full_parcel_can_be_sent_again_as_soon_as_its_reply_is_there()
    {
        _server.Offer("echo", new CallStub((_, data, reply) => reply.Append(data)));
        RemoteProxy proxy = _client.Get(_server, "echo");
        Parcel data = new();
        Parcel reply = new();
        Assert.Equal(IpcError.Success, data.WriteBuffer(new byte[KitLimits.MaxParcelSize], KitLimits.MaxParcelSize));

        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));
            Assert.Equal(KitLimits.MaxParcelSize, reply.Size);
        }
    }

    [Fact]
    public void A_callback_stub_is_called_and_forgotten_when_its_proxy_is_given_back()
    {
        using ManualResetEventSlim called = new();
        int pid = 0;
        CallStub callback = new((_, data, _) =>
        {
            data.ReadInt32(out pid);
            called.Set();
            return IpcError.Success;
        });
        _server.Offer("call me", new CallStub((_, data, _) =>
        {
            Assert.Equal(IpcError.Success, data.ReadRemoteProxy(out RemoteProxy? back));
            Parcel answer = new();
            answer.WriteInt32(_server.Skeleton.CallingPid);
            int result = back!.SendRequest(7, answer, null, new MessageOption(MessageOption.Async));
            answer.Reclaim();
            back.Release();
            return result;
        }));
        RemoteProxy proxy = _client.Get(_server, "call me");
        Parcel data = new();
        Parcel reply = new();
        data.WriteRemoteStub(callback);

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));

        Patience.For(called);
        Assert.Equal(3, pid);
        Assert.True(callback.WaitForRelease());
        Assert.Equal(0, _client.Skeleton.StubCount);
        proxy.Release();
        Assert.Equal(0, _client.Skeleton.ProxyCount);
        Assert.Equal(0, _system.Objects.Count);
    }

    [Fact]
    public void A_stub_that_comes_home_is_the_stub_itself()
    {
        CallStub own = new((_, _, _) => IpcError.Success);
        _server.Offer("echo", new CallStub((_, data, reply) =>
        {
            data.ReadRemoteProxy(out RemoteProxy? other);
            int result = reply.WriteRemoteProxy(other);
            other!.Release();
            return result;
        }));
        RemoteProxy proxy = _client.Get(_server, "echo");
        Parcel data = new();
        Parcel reply = new();
        data.WriteRemoteStub(own);

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));

        Assert.Equal(IpcError.Success, reply.ReadRemoteStub(out RemoteStub? home));
        Assert.Same(own, home);
        Assert.True(own.WaitForRelease());
    }

    [Fact]
    public void An_object_that_a_process_was_not_given_cannot_be_called_by_guessing()
    {
        _server.Offer("secret", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "secret");
        KitProcess thief = _system.Start(4);
        _server.Offer("open", new CallStub((_, _, _) => IpcError.Success));
        thief.Get(_server, "open");

        int result = thief.Driver.Transact(proxy.Identity, 1, null, IpcFlag.Default, 1000, out _);

        Assert.Equal(EC.Permission, result);
    }

    [Fact]
    public async Task The_death_of_the_server_ends_the_call_and_is_told_once()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim never = new();
        _server.Offer("hang", new CallStub((_, _, _) =>
        {
            entered.Set();
            Patience.For(never);
            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "hang");
        DeathCounter recipient = new();
        Assert.Equal(IpcError.Success, proxy.AddDeathRecipient(recipient));
        Task<int> call = Task.Run(() => proxy.SendRequest(1, new Parcel(), new Parcel()), TestContext.Current.CancellationToken);
        Patience.For(entered);

        _server.Kill();

        Assert.Equal(IpcError.DeadRemoteObject, await call);
        Patience.For(recipient.Died);
        Assert.Equal(1, recipient.Count);
        Assert.True(proxy.IsRemoteDead);
        Assert.Equal(IpcError.DeadRemoteObject, proxy.SendRequest(1, new Parcel(), new Parcel()));
        Assert.Equal(IpcError.InnerError, proxy.AddDeathRecipient(recipient));
        Assert.Equal(IpcError.InnerError, proxy.RemoveDeathRecipient(recipient));
        never.Set();
    }

    private sealed class DeathCounter : IDeathRecipient
    {
        private int _count;

        public ManualResetEventSlim Died { get; } = new();

        public int Count => _count;

        public void OnRemoteDied()
        {
            Interlocked.Increment(ref _count);
            Died.Set();
        }
    }
}
