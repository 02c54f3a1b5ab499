namespace LiteIpc.Kit.Tests;

/// <summary>Objects that call each other, with and without a work thread left to serve the next call.</summary>
public sealed class DeadlockTests : IDisposable
{
    private const int Begin = 1;
    private const int Back = 2;
    private const int Answer = 3;

    private readonly KitSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Theory]
    [InlineData(1, EC.Deadlock)]
    [InlineData(2, EC.Success)]
    public void Fault_F9_ObjectsAreDeadlockedOnlyWhenNoWorkThreadIsLeft(int threads, int expected)
    {
        var first = _system.Start(2);
        var second = _system.Start(3);
        Assert.Equal(IpcError.Success, first.Skeleton.SetMaxWorkThreads(threads));
        RemoteProxy? toFirst = null, toSecond = null;
        var result = EC.Success;
        first.Offer("object", new CallStub((code, _, _) => code == Begin ? IpcErrorOf(Call(first, toSecond!, Back, out _)) : IpcError.Success));
        second.Offer("object", new CallStub((_, _, _) =>
        {
            result = Call(second, toFirst!, Answer, out string reason);
            Assert.Equal(expected == EC.Deadlock, reason.StartsWith("deadlock: test.call (pid 2) waits for test.call (pid 3)", StringComparison.Ordinal));
            return IpcError.Success;
        }));
        toSecond = first.Get(second, "object");
        toFirst = second.Get(first, "object");
        var main = _system.Start(4);
        Assert.Equal(EC.Success, Call(main, main.Get(first, "object"), Begin, out _));
        Assert.Equal(expected, result);
    }

    [Fact]
    public void Fault_F9_AllWorkThreadsThatWaitForEachOtherAreADeadlock()
    {
        const int Threads = 2;
        var first = _system.Start(2);
        var second = _system.Start(3);
        Assert.Equal(IpcError.Success, first.Skeleton.SetMaxWorkThreads(Threads));
        RemoteProxy? toFirst = null, toSecond = null;
        using var all = new Barrier(Threads);
        var results = new System.Collections.Concurrent.ConcurrentQueue<int>();
        first.Offer("object", new CallStub((code, _, _) => code == Begin ? IpcErrorOf(Call(first, toSecond!, Back, out _)) : IpcError.Success));
        second.Offer("object", new CallStub((_, _, _) =>
        {
            all.SignalAndWait(CancellationToken.None);
            results.Enqueue(Call(second, toFirst!, Answer, out _));
            return IpcError.Success;
        }));
        toSecond = first.Get(second, "object");
        toFirst = second.Get(first, "object");
        var main = _system.Start(4);
        var target = main.Get(first, "object");
        var calls = Enumerable.Range(0, Threads).Select(number => new Thread(() => Call(main, target, Begin, out _)) { IsBackground = true }).ToArray();
        Array.ForEach(calls, thread => thread.Start());
        Array.ForEach(calls, Patience.For);

        // The last one is refused, which frees a thread for the others.
        Assert.Equal([EC.Success, EC.Deadlock], results.Order().Reverse());
    }

    [Fact]
    public void Fault_F9_AnObjectThatIsCalledBackWhileItsCallerWaitsIsNone()
    {
        var client = _system.Start(2);
        var server = _system.Start(3);
        RemoteProxy? back = null;
        client.Offer("callback", new CallStub((_, _, _) => IpcError.Success));
        server.Offer("object", new CallStub((_, _, _) =>
        {
            // Longer than it takes until the caller looks.
            Thread.Sleep(50);
            return IpcErrorOf(Call(server, back!, Answer, out _));
        }));
        back = server.Get(client, "callback");
        Assert.Equal(EC.Success, Call(client, client.Get(server, "object"), Begin, out _));
    }

    private static int IpcErrorOf(int result) => result == EC.Success ? IpcError.Success : IpcError.InnerError;

    private static int Call(KitProcess from, RemoteProxy target, int code, out string reason)
    {
        int result = from.Samgr.Ipc!.Transact(target.Identity, code, null, out IpcMessage? reply);
        reason = IpcFailure.ReasonOf(reply);
        from.Samgr.Ipc.Free(reply);
        return result;
    }
}
