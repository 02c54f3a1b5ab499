using System.Threading;

namespace Samgr.DeviceTests.Client;

/// <summary>Makes proxies that count the ends of their service.</summary>
internal sealed class ExitWatch : IClientFactory
{
    private int _count;

    /// <summary>Set at each end.</summary>
    internal AutoResetEvent Exited { get; } = new AutoResetEvent(false);

    internal int Count => _count;

    public ClientProxy Create(string service, string? feature) => new WatchingProxy(this);

    public void Destroy(ClientProxy client)
    {
    }

    private void OnExit()
    {
        Interlocked.Increment(ref _count);
        Exited.Set();
    }

    private sealed class WatchingProxy : ClientProxy
    {
        private readonly ExitWatch _watch;

        internal WatchingProxy(ExitWatch watch)
        {
            _watch = watch;
        }

        protected override void OnServiceExit(int handle) => _watch.OnExit();
    }
}
