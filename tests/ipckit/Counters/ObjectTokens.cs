namespace LiteIpc.Kit.Tests.Counters;

public sealed class ObjectTokens : IDisposable
{
    private readonly KitSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_S1_ATokenInUseIsNotGivenAgainPastTheEnd()
    {
        KitProcess process = _system.Start(6);
        RemoteStub[] stubs = [.. Enumerable.Range(0, 4).Select(number => new CallStub((_, _, _) => IpcError.Success, "counters." + number))];
        int[] tokens = new int[stubs.Length];
        tokens[0] = process.Skeleton.Register(stubs[0])!.Token;
        Assert.Equal(SvcIdentity.FirstObjectToken, tokens[0]);
        process.Skeleton.Stubs.LastToken = int.MaxValue - 1;
        for (int i = 1; i < stubs.Length; i++)
        {
            tokens[i] = process.Skeleton.Register(stubs[i])!.Token;
        }

        Assert.Equal([SvcIdentity.FirstObjectToken, int.MaxValue, SvcIdentity.FirstObjectToken + 1, SvcIdentity.FirstObjectToken + 2], tokens);
        for (int i = 0; i < stubs.Length; i++)
        {
            Assert.Same(stubs[i], process.Skeleton.Stubs.Find(tokens[i]));
            process.Skeleton.Unregister(stubs[i]);
        }

        Patience.Until(() => process.Skeleton.StubCount == 0, "no stub is kept");
    }
}
