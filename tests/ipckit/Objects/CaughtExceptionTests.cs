namespace LiteIpc.Kit.Tests;

/// <summary>Whatever a stub throws, and whenever a process closes: who asked is answered at once.</summary>
public sealed class CaughtExceptionTests : IDisposable
{
    private const int LongTime = 60;

    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public CaughtExceptionTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_F15_AStubWhoseExceptionHasNoTextGivesAnErrorAtOnceAndGoesOn()
    {
        _server.Offer("stub", new CallStub((code, _, _) => code == 1 ? throw new SilentException() : IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "stub");
        MessageOption option = new() { WaitTime = LongTime };
        Assert.Equal(IpcError.InnerError, proxy.SendRequest(1, new Parcel(), new Parcel(), option));
        Assert.Equal(IpcError.Success, proxy.SendRequest(2, new Parcel(), new Parcel(), option));
        Assert.Contains(_system.System.Log.Lines, line => line.Contains(nameof(SilentException), StringComparison.Ordinal));
        Assert.Equal(1, _server.Skeleton.FailureCount);
    }

    [Fact]
    public void Fault_F15_ARequestToAProcessThatServesNoMoreIsRefusedAtOnce()
    {
        _server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "stub");
        Assert.True(_server.Skeleton.Close(Patience.LimitMs));
        MessageOption option = new() { WaitTime = LongTime };
        long start = Environment.TickCount64;
        Assert.Equal(IpcError.InnerError, proxy.SendRequest(1, new Parcel(), new Parcel(), option));
        Assert.InRange(Environment.TickCount64 - start, 0, LongTime * 1000 / 2);
        Patience.Until(() => _server.Driver.PoolUsed == 0, "the request is given back, which comes after its answer");
    }

    [Fact]
    public async Task Fault_F15_ARequestThatWaitsWhileItsProcessClosesIsRefusedAtOnce()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim goOn = new();
        _server.Skeleton.SetMaxWorkThreads(1);
        _server.Offer("stub", new CallStub((_, _, _) =>
        {
            entered.Set();
            Patience.For(goOn);
            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "stub");
        MessageOption option = new() { WaitTime = LongTime };
        Task<int> served = Task.Run(() => proxy.SendRequest(1, new Parcel(), new Parcel(), option), TestContext.Current.CancellationToken);
        Patience.For(entered);
        int before = _server.Driver.PoolUsed;
        Task<int> waiting = Task.Run(() => proxy.SendRequest(1, new Parcel(), new Parcel(), option), TestContext.Current.CancellationToken);
        Patience.Until(() => _server.Driver.PoolUsed > before, "the second request has arrived");
        long start = Environment.TickCount64;
        _server.Skeleton.Close();
        Assert.Equal(IpcError.InnerError, await waiting);
        Assert.InRange(Environment.TickCount64 - start, 0, LongTime * 1000 / 2);
        goOn.Set();
        Assert.Equal(IpcError.Success, await served);
    }

    private sealed class SilentException : Exception
    {
        public override string Message => throw new InvalidOperationException("no message");

        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
