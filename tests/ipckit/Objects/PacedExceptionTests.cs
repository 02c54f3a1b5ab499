namespace LiteIpc.Kit.Tests;

public sealed class PacedExceptionTests : IDisposable
{
    private const int Calls = 500;

    private readonly KitSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_S21_AStubThatThrowsAtEachRequestIsReportedInFewLines()
    {
        KitProcess server = _system.Start(2);
        KitProcess client = _system.Start(3);
        server.Offer("throws", new CallStub((_, _, _) => throw new InvalidOperationException("told to")));
        RemoteProxy proxy = client.Get(server, "throws");
        for (int i = 0; i < Calls; i++)
        {
            Parcel data = new();
            Parcel reply = new();
            Assert.NotEqual(IpcError.Success, proxy.SendRequest(1, data, reply));
            reply.Reclaim();
        }

        Assert.InRange(_system.System.Log.Count("told to"), 1, 9);
        Assert.Equal(Calls, server.Skeleton.FailureCount);
    }
}
