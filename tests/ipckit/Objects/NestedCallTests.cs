using System.Collections.Concurrent;

namespace LiteIpc.Kit.Tests;

/// <summary>Requests that wait for requests: a thread that waits for a reply does not count as one that serves.</summary>
public sealed class NestedCallTests : IDisposable
{
    private const int Levels = 60;

    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public NestedCallTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_F19_WithOneWorkThreadACallbackIsServedWhileItsCallerWaits()
    {
        _server.Skeleton.SetMaxWorkThreads(1);
        _client.Skeleton.SetMaxWorkThreads(1);
        OfferEcho(_server);
        OfferEcho(_client);
        RemoteProxy proxy = _client.Get(_server, "echo");
        Assert.Equal((IpcError.Success, 4), Descend(proxy, _client.Get(_server, "echo"), 4));
        Patience.Until(() => _server.Skeleton.WorkThreadCount <= 1, "one work thread is left in the server");
    }

    [Fact]
    public void Fault_F19_CallsNestSixtyLevelsDeep()
    {
        OfferEcho(_server);
        OfferEcho(_client);
        Assert.Equal((IpcError.Success, Levels), Descend(_client.Get(_server, "echo"), _client.Get(_server, "echo"), Levels));
        Patience.Until(
            () => _server.Skeleton.WorkThreadCount <= KitLimits.DefaultWorkThreads && _client.Skeleton.WorkThreadCount <= KitLimits.DefaultWorkThreads,
            "the threads beyond the limit have ended");
    }

    [Fact]
    public async Task Fault_F19_ThreadsThatServeAreStillNoMoreThanAllowed()
    {
        _server.Skeleton.SetMaxWorkThreads(1);
        using SemaphoreSlim entered = new(0);
        using ManualResetEventSlim goOn = new();
        int running = 0;
        int most = 0;
        _server.Offer("stub", new CallStub((_, _, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            entered.Release();
            Patience.For(goOn);
            Interlocked.Decrement(ref running);
            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "stub");
        Task<int>[] calls = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => proxy.SendRequest(1, new Parcel(), new Parcel())))];
        Assert.True(await entered.WaitAsync(Patience.LimitMs, TestContext.Current.CancellationToken));
        goOn.Set();
        Assert.All(await Task.WhenAll(calls), result => Assert.Equal(IpcError.Success, result));
        Assert.Equal(1, most);
    }

    [Fact]
    public void Fault_F19_AFlooderOfAsynchronousRequestsStillGetsItsSynchronousOnes()
    {
        using ManualResetEventSlim goOn = new();
        _server.Offer("slow", new CallStub((code, _, _) =>
        {
            if (code == 1)
            {
                Patience.For(goOn);
            }

            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "slow");
        MessageOption async = new(MessageOption.Async);
        Parcel data = new();
        data.WriteBuffer(new byte[64], 64);
        int accepted = 0;
        while (proxy.SendRequest(1, data, null, async) == IpcError.Success)
        {
            accepted++;
        }

        Assert.True(accepted > 100);
        Assert.Equal(IpcError.Success, proxy.SendRequest(2, data, new Parcel()));
        goOn.Set();
    }

    /// <summary>As in the field: a stub of one's own has no queue, so that it is called like any other method.</summary>
    [Fact]
    public void Fault_F19_AnAsynchronousRequestToALocalStubRunsAtOnceOnItsCallersThreadAndNests()
    {
        ConcurrentQueue<string> order = new();
        int thread = 0;
        CallStub? stub = null;
        MessageOption async = new(MessageOption.Async);
        stub = new CallStub((code, _, _) =>
        {
            thread = Environment.CurrentManagedThreadId;
            order.Enqueue("begin " + code);
            int nested = code == 1 ? stub!.SendRequest(2, new Parcel(), null, async) : IpcError.Success;
            order.Enqueue("end " + code);
            return nested;
        });
        Assert.Equal(IpcError.Success, stub.SendRequest(1, new Parcel(), null, async));
        Assert.Equal(["begin 1", "begin 2", "end 2", "end 1"], order);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    /// <summary>A stub that calls back the object in its request, with one level less, until there is none.</summary>
    private static void OfferEcho(KitProcess process) => process.Offer("echo", Echo());

    private static CallStub Echo() => new((_, data, reply) =>
    {
        data.ReadInt32(out int levels);
        if (levels == 1)
        {
            return reply.WriteInt32(1);
        }

        data.ReadRemoteObject(out RemoteObject? other);
        (int result, int reached) = Ask(other!, levels - 1);
        other!.Release();
        return result != IpcError.Success ? IpcError.FirstUserError : reply.WriteInt32(reached + 1);
    });

    private static (int Result, int Levels) Descend(RemoteProxy first, RemoteProxy same, int levels)
    {
        same.Release();
        return Ask(first, levels);
    }

    /// <summary>Calls an object, and gives it a stub of this process to call back.</summary>
    private static (int Result, int Levels) Ask(RemoteObject target, int levels)
    {
        Parcel data = new();
        Parcel reply = new();
        data.WriteInt32(levels);
        data.WriteRemoteStub(Echo());
        int result = target.SendRequest(1, data, reply, new MessageOption { WaitTime = Patience.LimitMs / 1000 });
        reply.ReadInt32(out int reached);
        data.Reclaim();
        reply.Reclaim();
        return (result, reached);
    }
}
