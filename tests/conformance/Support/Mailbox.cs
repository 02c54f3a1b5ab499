using System.Collections.Concurrent;

namespace Samgr.Conformance.Support;

/// <summary>What arrived, and on which thread.</summary>
internal sealed record Delivery(int MsgId, uint MsgValue, object? Data, object? Answer, int ThreadId);

/// <summary>Deliveries in the order in which they came.</summary>
internal sealed class Mailbox : IDisposable
{
    private readonly BlockingCollection<Delivery> _deliveries = [];

    public int Count => _deliveries.Count;

    public void Put(Request request, Response? response = null)
        => _deliveries.Add(new Delivery(
            request.MsgId, request.MsgValue, request.Data, response?.Data, Environment.CurrentManagedThreadId));

    /// <summary>The next delivery, which has to be there or on its way.</summary>
    public Delivery Next()
    {
        Assert.True(_deliveries.TryTake(out Delivery? delivery, Patience.LimitMs));
        return delivery;
    }

    public void Dispose() => _deliveries.Dispose();
}
