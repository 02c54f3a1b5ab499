namespace LiteIpc.Kit.Tests;

public sealed class WorkThreadTests : IDisposable
{
    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public WorkThreadTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public async Task As_many_requests_run_at_the_same_time_as_threads_are_allowed()
    {
        const int Threads = 3;
        Assert.Equal(IpcError.Success, _server.Skeleton.SetMaxWorkThreads(Threads));
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
        Task<int>[] calls = [.. Enumerable.Range(0, Threads + 2).Select(_ => Call(proxy))];
        for (int i = 0; i < Threads; i++)
        {
            Assert.True(await entered.WaitAsync(Patience.LimitMs, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, entered.CurrentCount);
        goOn.Set();

        Assert.All(await Task.WhenAll(calls), result => Assert.Equal(IpcError.Success, result));
        Assert.Equal(Threads, most);
        Assert.Equal(Threads, _server.Skeleton.WorkThreadCount);
    }

    [Fact]
    public async Task Closing_waits_until_what_is_being_served_is_answered()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim goOn = new();
        _server.Offer("stub", new CallStub((_, _, _) =>
        {
            entered.Set();
            Patience.For(goOn);
            return IpcError.Success;
        }));
        Task<int> call = Call(_client.Get(_server, "stub"));
        Patience.For(entered);

        Assert.False(_server.Skeleton.Close(0));
        goOn.Set();

        Assert.True(_server.Skeleton.Close(Patience.LimitMs));
        Assert.Equal(IpcError.Success, await call);
        Assert.Equal(0, _server.Skeleton.WorkThreadCount);
    }

    [Fact]
    public void Threads_beyond_a_lower_limit_end()
    {
        _server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "stub");
        Parallel.For(0, 64, _ => proxy.SendRequest(1, new Parcel(), new Parcel()));

        _server.Skeleton.SetMaxWorkThreads(1);

        Patience.Until(() => _server.Skeleton.WorkThreadCount <= 1, "all but one thread have ended");
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, new Parcel(), new Parcel()));
    }

    [Fact]
    public void The_threads_of_a_process_that_is_stopped_end()
    {
        _server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "stub");
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, new Parcel(), new Parcel()));
        int before = _server.Skeleton.WorkThreadCount;

        _server.Samgr.Stop();

        Patience.Until(() => _server.Skeleton.WorkThreadCount == 0, "every thread has ended");
        Assert.NotEqual(0, before);
    }

    [Fact]
    public void A_call_that_calls_back_is_served_while_its_caller_waits()
    {
        _server.Offer("twice", new CallStub((_, data, reply) =>
        {
            Assert.Equal(IpcError.Success, data.ReadRemoteProxy(out RemoteProxy? back));
            Parcel answer = new();
            int result = back!.SendRequest(1, new Parcel(), answer);
            back.Release();
            answer.ReadInt32(out int value);
            reply.WriteInt32(value * 2);
            return result;
        }));
        Parcel data = new();
        Parcel reply = new();
        data.WriteRemoteStub(new CallStub((_, _, answer) => answer.WriteInt32(21)));

        Assert.Equal(IpcError.Success, _client.Get(_server, "twice").SendRequest(1, data, reply));

        reply.ReadInt32(out int doubled);
        Assert.Equal(42, doubled);
    }

    [Fact]
    public void A_stub_that_throws_gives_an_error_and_the_next_request_is_served()
    {
        _server.Offer("stub", new CallStub((code, _, _) => code == 1 ? throw new InvalidOperationException("broken") : IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "stub");

        Assert.Equal(IpcError.InnerError, proxy.SendRequest(1, new Parcel(), new Parcel()));

        Assert.Equal(1, _server.Skeleton.FailureCount);
        Assert.Contains(_system.System.Log.Lines, line => line.Contains("broken", StringComparison.Ordinal));
        Assert.Equal(IpcError.Success, proxy.SendRequest(2, new Parcel(), new Parcel()));
    }

    [Fact]
    public async Task A_request_whose_time_is_up_fails_and_its_late_reply_is_dropped()
    {
        using ManualResetEventSlim goOn = new();
        CallStub late = new((_, _, _) => IpcError.Success);
        _server.Offer("slow", new CallStub((_, _, reply) =>
        {
            Patience.For(goOn);
            return reply.WriteRemoteStub(late);
        }));
        RemoteProxy proxy = _client.Get(_server, "slow");
        Task<int> call = Task.Run(
            () => proxy.SendRequest(1, new Parcel(), new Parcel(), new MessageOption { WaitTime = 1 }), TestContext.Current.CancellationToken);

        Assert.Equal(IpcError.InnerError, await call);

        goOn.Set();
        Assert.True(late.WaitForRelease());
        Assert.Equal(0, _client.Driver.PoolUsed);
    }

    private static Task<int> Call(RemoteProxy proxy)
        => Task.Run(() => proxy.SendRequest(1, new Parcel(), new Parcel()), TestContext.Current.CancellationToken);
}
