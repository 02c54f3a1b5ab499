using System.Threading;
using Samgr.Broadcast;

namespace Samgr.DeviceTests.Broadcast;

/// <summary>A consumer that remembers what it was told.</summary>
internal sealed class Listener : Consumer
{
    private readonly Identity? _identity;

    internal Listener(Identity? identity)
    {
        _identity = identity;
    }

    public override Identity? Identity => _identity;

    /// <summary>Set at each publication.</summary>
    internal AutoResetEvent Told { get; } = new AutoResetEvent(false);

    internal int Count { get; private set; }

    internal object? Data { get; private set; }

    internal int Length { get; private set; }

    internal int ThreadId { get; private set; }

    public override void Notify(Topic topic, Request origin)
    {
        Count++;
        Data = origin.Data;
        Length = origin.Length;
        ThreadId = Thread.CurrentThread.ManagedThreadId;
        Told.Set();
    }
}
