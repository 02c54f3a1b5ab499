namespace LiteIpc.Kit;

/// <summary>The proxies of a process: one for each object, as long as there are references to it.</summary>
internal sealed class ProxyTable
{
    private readonly IpcSkeleton _skeleton;
    private readonly ItemTable _entries = new ItemTable();

    internal ProxyTable(IpcSkeleton skeleton)
    {
        _skeleton = skeleton;
    }

    internal int Count
    {
        get
        {
            lock (_entries)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The proxy to an object that a message has brought, with a reference for the caller.</summary>
    internal RemoteProxy Adopt(SvcIdentity identity)
    {
        lock (_entries)
        {
            ProxyEntry? entry = (ProxyEntry?)_entries.Find(identity.Handle, identity.Token);
            if (entry == null)
            {
                entry = new ProxyEntry(_skeleton, identity);
                _entries.Add(entry);
            }

            // A count that has come to its end stays there, and what it counts with it.
            entry.References += entry.References < int.MaxValue ? 1 : 0;
            entry.Given += entry.Given < int.MaxValue ? 1 : 0;
            return entry.Proxy;
        }
    }

    internal void AddRef(ProxyEntry entry)
    {
        lock (_entries)
        {
            if (entry.References > 0 && entry.References < int.MaxValue)
            {
                entry.References++;
            }
        }
    }

    internal bool IsAlive(ProxyEntry entry)
    {
        lock (_entries)
        {
            return entry.References > 0;
        }
    }

    /// <summary>Gives a reference back, and with the last one the object.</summary>
    /// <returns>True for the last one.</returns>
    internal bool Release(ProxyEntry entry)
    {
        lock (_entries)
        {
            if (entry.References == 0 || entry.References == int.MaxValue || --entry.References > 0)
            {
                return false;
            }

            _entries.Remove(entry);
        }

        for (int i = 0; i < entry.Given; i++)
        {
            _skeleton.Context.Driver.ReleaseObject(entry.First, entry.Second);
        }

        return true;
    }
}

/// <summary>A proxy, and how many references there are to it. Guarded by the proxy table.</summary>
internal sealed class ProxyEntry : TableItem
{
    internal readonly RemoteProxy Proxy;

    /// <summary>References of this process's code.</summary>
    internal int References;

    /// <summary>References that the kernel counts: one for each message that brought the object.</summary>
    internal int Given;

    internal ProxyEntry(IpcSkeleton skeleton, SvcIdentity identity)
        : base(identity.Handle, identity.Token)
    {
        Proxy = new RemoteProxy(skeleton, this, identity);
    }
}
