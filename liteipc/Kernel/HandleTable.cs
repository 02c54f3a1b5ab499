namespace LiteIpc;

/// <summary>
/// The processes behind the handles. A number is given out again only after all others, and never while it is in use. Its slot
/// is the number modulo the capacity, so that looking it up costs one array access.
/// </summary>
internal sealed class HandleTable
{
    private readonly int[] _handles;
    private readonly IpcProcess?[] _owners;

    /// <summary>The handle that was given last.</summary>
    internal int Last;


    internal HandleTable(int capacity)
    {
        _handles = new int[capacity];
        _owners = new IpcProcess?[capacity];
    }

    internal int Capacity => _handles.Length;

    internal int Count;

    internal bool IsFull => Count == _handles.Length;

    internal int Add(IpcProcess owner)
    {
        if (IsFull)
        {
            return EC.NoSpace;
        }

        do
        {
            Last = Last == SvcIdentity.BusHandle - 1 ? 1 : Last + 1;
        }
        while (_owners[Last % _handles.Length] != null);

        int slot = Last % _handles.Length;
        _handles[slot] = Last;
        _owners[slot] = owner;
        owner.NewestHandle = Last;
        Count++;
        return Last;
    }

    internal IpcProcess? Find(int handle)
    {
        if (handle <= 0)
        {
            return null;
        }

        int slot = handle % _handles.Length;
        return _handles[slot] == handle ? _owners[slot] : null;
    }

    internal void Remove(int handle)
    {
        int slot = handle % _handles.Length;
        _handles[slot] = 0;
        _owners[slot] = null;
        Count--;
    }

    /// <summary>
    /// The oldest handle of a process that has a newer one, 0 when there is none: samgr has restarted since, and its holders
    /// find the process again under the newer one.
    /// </summary>
    internal int OldestSuperseded()
    {
        int oldest = 0;
        for (int slot = 0; slot < _handles.Length; slot++)
        {
            // Compared by the handles given since, as numbers begin again.
            IpcProcess? owner = _owners[slot];
            if (owner != null && owner.Device == 0 && _handles[slot] != owner.NewestHandle && (oldest == 0 || ((Last - _handles[slot]) & int.MaxValue) > ((Last - oldest) & int.MaxValue)))
            {
                oldest = _handles[slot];
            }
        }

        return oldest;
    }

    /// <summary>The handle in a slot when it belongs to that process, otherwise 0.</summary>
    internal int OwnedAt(int slot, IpcProcess owner) => _owners[slot] == owner ? _handles[slot] : 0;
}
