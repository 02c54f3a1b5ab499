using System.Collections;

namespace Samgr;

/// <summary>
/// The proxies that a process has made, keyed by name: one a name, however many threads ask at once. Every method may be called
/// from any thread.
/// </summary>
internal sealed class ClientVector
{
    private readonly KeyedTable _proxies = new KeyedTable();

    /// <summary>The proxy of that name with one reference more, or null.</summary>
    internal ClientProxy? Find(SaName name)
    {
        lock (_proxies)
        {
            ClientProxy? proxy = (ClientProxy?)_proxies.Find(name);
            return proxy != null && proxy.AddRef() > 0 ? proxy : null;
        }
    }

    /// <summary>Enters a new proxy, unless another thread was faster.</summary>
    /// <param name="name">The service or feature that it stands for.</param>
    /// <param name="proxy">The new proxy.</param>
    /// <param name="count">Proxies in the vector then.</param>
    /// <returns>The proxy to use: the new one, or the other with one reference more.</returns>
    internal ClientProxy Enter(SaName name, ClientProxy proxy, out int count)
    {
        lock (_proxies)
        {
            ClientProxy? first = Find(name);
            if (first == null)
            {
                _proxies.Set(name, proxy);
            }

            count = _proxies.Count;
            return first ?? proxy;
        }
    }

    /// <summary>Takes a released proxy out; another one that took its place meanwhile stays.</summary>
    internal void Remove(SaName name, ClientProxy proxy)
    {
        lock (_proxies)
        {
            if (_proxies.Find(name) == proxy)
            {
                _proxies.Remove(name);
            }
        }
    }

    internal ArrayList All()
    {
        lock (_proxies)
        {
            return _proxies.Values();
        }
    }
}
