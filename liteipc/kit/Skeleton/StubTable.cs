using System.Collections;

namespace LiteIpc.Kit;

/// <summary>
/// The stubs of a process that others may hold. One is forgotten when the kernel has said that nobody holds it and no message
/// of this process is giving it away again.
/// </summary>
internal sealed class StubTable
{
    private readonly IpcSkeleton _skeleton;
    private readonly ItemTable _entries = new ItemTable();
    private readonly ArrayList _handles = new ArrayList();

    /// <summary>The token that was given last.</summary>
    internal int LastToken = SvcIdentity.FirstObjectToken - 1;

    internal StubTable(IpcSkeleton skeleton)
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

    /// <summary>Whether an address is one that this process gave away; samgr gives a new handle whenever it starts.</summary>
    internal bool Owns(SvcIdentity identity)
    {
        lock (_entries)
        {
            return _handles.Contains(identity.Handle);
        }
    }

    internal RemoteStub? Find(int token)
    {
        lock (_entries)
        {
            StubEntry? entry = (StubEntry?)_entries.Find(0, token);
            return entry?.Stub;
        }
    }

    /// <summary>The address of a stub that is being given away; null while this process has no handle.</summary>
    internal SvcIdentity? Export(RemoteStub stub)
    {
        int handle = _skeleton.Context.Handle;
        lock (_entries)
        {
            StubEntry? entry = stub.Entry;
            if (handle == SvcIdentity.InvalidHandle || entry == null || entry.Table != this)
            {
                return null;
            }

            if (!_handles.Contains(handle))
            {
                _handles.Add(handle);
            }

            return new SvcIdentity(handle, entry.Token, 0);
        }
    }

    /// <summary>Keeps a stub until it is unregistered, whoever holds it.</summary>
    internal SvcIdentity? Register(RemoteStub stub)
    {
        lock (_entries)
        {
            EntryOf(stub).Registrations++;
        }

        return Export(stub);
    }

    internal void Unregister(RemoteStub stub)
    {
        lock (_entries)
        {
            if (stub.Entry == null || stub.Entry.Registrations == 0)
            {
                return;
            }

            stub.Entry.Registrations--;
            stub.Entry.IsInDoubt = true;
        }

        Settle(stub.Entry);
    }

    /// <summary>The stubs of a parcel are about to be sent.</summary>
    internal void BeginGiving(Parcel parcel)
    {
        for (int i = 0; i < parcel.ObjectCount; i++)
        {
            if (parcel.StubAt(i) is RemoteStub stub)
            {
                lock (_entries)
                {
                    StubEntry entry = EntryOf(stub);
                    entry.Giving += entry.Table == this ? 1 : 0;
                }
            }
        }
    }

    /// <summary>The stubs of a parcel have been sent.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="isSure">Whether the receiver has them for sure; otherwise the kernel is asked.</param>
    internal void EndGiving(Parcel parcel, bool isSure)
    {
        for (int i = 0; i < parcel.ObjectCount; i++)
        {
            if (parcel.StubAt(i) is RemoteStub stub)
            {
                StubEntry entry = stub.Entry!;
                if (entry.Table != this)
                {
                    continue;
                }

                bool isInDoubt;
                lock (_entries)
                {
                    entry.Giving--;
                    entry.IsInDoubt |= !isSure;
                    isInDoubt = entry.IsInDoubt;
                }

                if (isInDoubt)
                {
                    _skeleton.Workers.Post(WorkKind.Settle, stub);
                }
            }
        }
    }

    /// <summary>The kernel says that nobody holds a stub.</summary>
    internal void OnReleased(int token)
    {
        RemoteStub? stub;
        lock (_entries)
        {
            StubEntry? entry = (StubEntry?)_entries.Find(0, token);
            stub = entry?.Stub;
            if (entry != null)
            {
                entry.IsInDoubt = true;
            }
        }

        if (stub != null)
        {
            _skeleton.Workers.Post(WorkKind.Settle, stub);
        }
    }

    /// <summary>Forgets a stub that nobody holds; on a work thread, for the kernel is asked.</summary>
    internal void Settle(StubEntry? entry)
    {
        if (entry == null)
        {
            return;
        }

        lock (_entries)
        {
            if (!entry.IsInDoubt || entry.Giving > 0 || entry.Registrations > 0 || entry.Stub.Entry != entry)
            {
                return;
            }

            entry.IsInDoubt = false;
            if (_skeleton.Context.Driver.ForgetObject(entry.Token) == EC.Busy)
            {
                return;
            }

            _entries.Remove(entry);
            entry.Stub.Entry = null;
        }

        _skeleton.Guard("OnReleased of " + entry.Stub.Descriptor, entry.Stub.OnReleased);
    }

    private StubEntry EntryOf(RemoteStub stub)
    {
        if (stub.Entry == null)
        {
            do
            {
                LastToken = LastToken == int.MaxValue ? SvcIdentity.FirstObjectToken : LastToken + 1;
            }
            while (_entries.Find(0, LastToken) != null);

            stub.Entry = new StubEntry(this, stub, LastToken);
            _entries.Add(stub.Entry);
        }

        return stub.Entry;
    }
}
