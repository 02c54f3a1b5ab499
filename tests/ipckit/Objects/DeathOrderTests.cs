using System.Collections.Concurrent;

namespace LiteIpc.Kit.Tests;

public sealed class DeathOrderTests : IDisposable
{
    private readonly KitSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Recipients_are_told_in_the_order_in_which_they_were_added()
    {
        KitProcess server = _system.Start(2);
        server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _system.Start(3).Get(server, "stub");
        ConcurrentQueue<int> told = new();
        Recipient[] recipients = [.. Enumerable.Range(0, 4).Select(number => new Recipient(told, number))];
        Assert.All(recipients, recipient => Assert.Equal(IpcError.Success, proxy.AddDeathRecipient(recipient)));
        Assert.Equal(IpcError.Success, proxy.RemoveDeathRecipient(recipients[2]));

        server.Kill();

        Patience.Until(() => told.Count == 3, "three recipients have been told");
        Assert.Equal([0, 1, 3], told);
    }

    private sealed class Recipient(ConcurrentQueue<int> told, int number) : IDeathRecipient
    {
        public void OnRemoteDied()
        {
            told.Enqueue(number);
            if (number == 1)
            {
                throw new InvalidOperationException("one that throws does not keep the others from being told");
            }
        }
    }
}
