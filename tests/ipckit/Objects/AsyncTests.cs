using System.Collections.Concurrent;

namespace LiteIpc.Kit.Tests;

public sealed class AsyncTests : IDisposable
{
    private static readonly MessageOption _async = new(MessageOption.Async);

    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public AsyncTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Asynchronous_requests_of_a_proxy_run_one_after_the_other_in_their_order()
    {
        const int Count = 500;
        ConcurrentQueue<int> order = new();
        using ManualResetEventSlim done = new();
        int running = 0;
        bool overlapped = false;
        _server.Offer("stub", new CallStub((_, data, _) =>
        {
            overlapped |= Interlocked.Increment(ref running) > 1;
            data.ReadInt32(out int number);
            order.Enqueue(number);
            Interlocked.Decrement(ref running);
            if (number == Count - 1)
            {
                done.Set();
            }

            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "stub");

        for (int i = 0; i < Count; i++)
        {
            Parcel data = new();
            data.WriteInt32(i);
            Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, null, _async));
            data.Reclaim();
        }

        Patience.For(done);
        Assert.Equal(Enumerable.Range(0, Count), order);
        Assert.False(overlapped);
    }

    [Fact]
    public void A_busy_asynchronous_request_holds_up_neither_synchronous_ones_nor_another_stub()
    {
        using ManualResetEventSlim goOn = new();
        using ManualResetEventSlim other = new();
        _server.Offer("busy", new CallStub((code, _, _) =>
        {
            if (code == 1)
            {
                Patience.For(goOn);
            }

            return IpcError.Success;
        }));
        _server.Offer("other", new CallStub((_, _, _) =>
        {
            other.Set();
            return IpcError.Success;
        }));
        RemoteProxy busy = _client.Get(_server, "busy");
        Assert.Equal(IpcError.Success, busy.SendRequest(1, new Parcel(), null, _async));

        Assert.Equal(IpcError.Success, busy.SendRequest(2, new Parcel(), new Parcel()));
        Assert.Equal(IpcError.Success, _client.Get(_server, "other").SendRequest(1, new Parcel(), null, _async));
        Patience.For(other);
        goOn.Set();
    }

    [Fact]
    public void The_reply_of_an_asynchronous_request_is_dropped()
    {
        using ManualResetEventSlim done = new();
        _server.Offer("stub", new CallStub((_, _, reply) =>
        {
            reply.WriteInt32(7);
            done.Set();
            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "stub");
        Parcel reply = new();

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, new Parcel(), reply, _async));

        Patience.For(done);
        Assert.Equal(0, reply.Size);
    }

    [Fact]
    public void A_flood_of_asynchronous_requests_is_refused_when_the_pool_is_full_and_nothing_is_lost()
    {
        const int Count = 20_000;
        using ManualResetEventSlim goOn = new();
        int served = 0;
        _server.Offer("slow", new CallStub((_, _, _) =>
        {
            Patience.For(goOn);
            Interlocked.Increment(ref served);
            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "slow");
        Parcel data = new();
        data.WriteBuffer(new byte[64], 64);
        int accepted = 0;
        int refused = 0;

        for (int i = 0; i < Count; i++)
        {
            int result = proxy.SendRequest(1, data, null, _async);
            accepted += result == IpcError.Success ? 1 : 0;
            refused += result == IpcError.InnerError ? 1 : 0;
        }

        goOn.Set();
        Assert.True(refused > 0);
        Assert.Equal(Count, accepted + refused);
        Patience.Until(() => Volatile.Read(ref served) == accepted, "every accepted request is served");
        Patience.Until(() => _server.Driver.PoolUsed == 0, "the pool is free");
    }
}
