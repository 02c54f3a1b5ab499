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
    /// <param name="name">What it stands for.</param>
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

    internal ClientInfo[] List()
    {
        lock (_proxies)
        {
            ArrayList proxies = _proxies.Values();
            ClientInfo[] clients = new ClientInfo[proxies.Count];
            for (int i = 0; i < clients.Length; i++)
            {
                clients[i] = ((ClientProxy)proxies[i]!).Describe();
            }

            return clients;
        }
    }
}

/// <summary>A proxy in a process's client vector, as it was when it was asked for.</summary>
public sealed class ClientInfo
{
    internal ClientInfo(SaName name, int handle, int token, int references)
    {
        Name = name;
        Handle = handle;
        Token = token;
        References = references;
    }

    /// <summary>The service that the proxy stands for.</summary>
    public string Service => Name.Service;

    /// <summary>The feature; null is the default one.</summary>
    public string? Feature => Name.Feature;

    /// <summary>The handle it calls; -1 while the service is gone.</summary>
    public readonly int Handle;

    /// <summary>The token it calls; -1 while the service is gone.</summary>
    public readonly int Token;

    internal readonly SaName Name;

    /// <summary>References to the proxy.</summary>
    public readonly int References;
}
