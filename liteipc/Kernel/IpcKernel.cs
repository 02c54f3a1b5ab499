using System.Collections;

namespace LiteIpc;

/// <summary>
/// The driver: a small capability kernel that keeps the processes, their handles, the handles that each may call, and the calls under
/// way. In one CLR it is the in-memory driver; the emulator puts the same kernel behind a socket.
/// </summary>
/// <remarks>One lock, the gate, guards all state. No thread waits while it holds the gate.</remarks>
// One type: processes, handles, calls and pools change together under one gate.
public sealed partial class IpcKernel
{
    /// <summary>The processes. Guarded by the gate.</summary>
    internal readonly ArrayList Processes = new ArrayList();
    private readonly HandleTable _handles;
    private readonly ILogSink? _log;
    private IpcProcess? _manager;
    private int _managerMaxMessage;
    private IpcProcess? _wakes;

    /// <summary>Makes a kernel without processes.</summary>
    /// <param name="log">Receives the lines about refusals; null for no log.</param>
    /// <param name="maxHandles">Handles at one time at most, 1 or more; each process keeps 4 bytes for each.</param>
    /// <param name="maxCalls">Two-way calls under way at one time at most, 1 or more.</param>
    public IpcKernel(ILogSink? log = null, int maxHandles = IpcLimits.DefaultMaxHandles, int maxCalls = IpcLimits.DefaultMaxCalls)
    {
        _log = log;
        _handles = new HandleTable(maxHandles);
        Calls = new CallTable(maxCalls);
    }

    /// <summary>Handles alive at the moment.</summary>
    public int HandleCount
    {
        get
        {
            lock (Gate)
            {
                return _handles.Count;
            }
        }
    }

    /// <summary>Two-way calls under way at the moment.</summary>
    public int CallCount
    {
        get
        {
            lock (Gate)
            {
                return Calls.Count;
            }
        }
    }

    /// <summary>The pid of the context manager, or -1 while there is none.</summary>
    public int ContextManagerPid
    {
        get
        {
            lock (Gate)
            {
                return _manager == null ? -1 : _manager.Pid;
            }
        }
    }

    /// <summary>Calls that were refused because their caller had used up its share. Guarded by the gate.</summary>
    internal int RefusedCalls;

    internal readonly object Gate = new object();

    /// <summary>The calls under way. Guarded by the gate.</summary>
    internal readonly CallTable Calls;

    /// <summary>Waits for the answers of the calls; null where the runtime cannot say why one is late.</summary>
    internal CallWatch? Watch;

    /// <summary>Finds services of other devices, at <see cref="SvcIdentity.BusHandle"/>; null without links.</summary>
    internal IpcProcess? Bus;

    /// <summary>The objects and their holders; null where only services can be called.</summary>
    internal IObjectTable? Objects;

    /// <summary>Duplicates file descriptors between processes of this CLR; null where they cannot cross.</summary>
    internal IDescriptorTable? Descriptors;

    /// <summary>Makes a process. Every receiver of its messages sees the numbers that are given here.</summary>
    /// <param name="pid">Its number, not negative.</param>
    /// <param name="uid">The user it belongs to.</param>
    /// <param name="gid">The group it belongs to.</param>
    /// <returns>The driver of the process, or null when a process with that pid is alive.</returns>
    public IpcProcess? CreateProcess(int pid, int uid, int gid)
    {
        lock (Gate)
        {
            if (pid < 0 || FindProcess(pid) != null)
            {
                return null;
            }

            IpcProcess process = new IpcProcess(this, pid, uid, gid, _handles.Capacity);
            Processes.Add(process);
            return process;
        }
    }

    internal int SetManager(IpcProcess process, int maxMessageSize)
    {
        lock (Gate)
        {
            if (!process.IsOpen || process.Pool.Size == 0)
            {
                return EC.NoInit;
            }

            if (maxMessageSize <= 0)
            {
                return EC.Invalid;
            }

            if (_manager != null)
            {
                return EC.Busy;
            }

            _manager = process;
            _managerMaxMessage = maxMessageSize;
            return EC.Success;
        }
    }

    internal int GenerateHandle(IpcProcess by, int pid)
    {
        int result;
        lock (Gate)
        {
            IpcProcess? owner = FindProcess(pid);
            if (by != _manager || owner == null)
            {
                return by != _manager ? EC.Permission : EC.InvalidParam;
            }

            result = AddHandle(owner);
            if (result > 0)
            {
                by.Grant(result);
            }
        }

        Wake();
        return result;
    }

    /// <summary>Gives a process one more handle. Under the gate, and before a <see cref="Wake"/>.</summary>
    internal int AddHandle(IpcProcess owner)
    {
        int superseded = _handles.IsFull ? _handles.OldestSuperseded() : 0;
        if (superseded > 0)
        {
            Retire(superseded);
        }

        return _handles.Add(owner);
    }

    internal int RemoveHandle(IpcProcess by, int handle)
    {
        lock (Gate)
        {
            if (by != _manager)
            {
                return EC.Permission;
            }

            if (_handles.Find(handle) == null)
            {
                return EC.InvalidParam;
            }

            Retire(handle);
        }

        Wake();
        return EC.Success;
    }

    internal int GrantAccess(IpcProcess by, int pid, int handle)
    {
        lock (Gate)
        {
            if (by != _manager)
            {
                return EC.Permission;
            }

            IpcProcess? holder = FindProcess(pid);
            if (holder == null || _handles.Find(handle) == null)
            {
                return EC.InvalidParam;
            }

            holder.Grant(handle);
            return EC.Success;
        }
    }

    internal int CheckHandle(IpcProcess by, int handle)
    {
        lock (Gate)
        {
            IpcProcess? owner = OwnerOf(by, handle);
            return owner == null ? EC.InvalidParam : owner.ObjectHandle == handle ? EC.Permission : EC.Success;
        }
    }

    /// <summary>The process behind a handle, if another process may call it; otherwise null. Under the gate.</summary>
    internal IpcProcess? OwnerOf(IpcProcess by, int handle)
    {
        IpcProcess? owner = handle == SvcIdentity.SamgrHandle ? _manager : _handles.Find(handle);
        return owner != null && by.IsOpen && MayCall(by, owner, handle) ? owner : null;
    }

    internal void Exit(IpcProcess process)
    {
        lock (Gate)
        {
            if (!process.IsOpen)
            {
                return;
            }

            process.MarkClosed();
            Processes.Remove(process);
            if (_manager == process)
            {
                _manager = null;
                NotifyHolders(SvcIdentity.SamgrHandle);
            }

            for (int slot = 0; slot < _handles.Capacity; slot++)
            {
                int handle = _handles.OwnedAt(slot, process);
                if (handle != 0)
                {
                    Retire(handle);
                }
            }

            EndCallsOf(process);
            Objects?.Exit(process);
            AddWake(process);
        }

        Wake();
    }

    /// <summary>Wakes the processes that were given messages. Not under the gate: a wake may take locks of its own.</summary>
    internal void Wake()
    {
        while (true)
        {
            IpcProcess? next;
            lock (Gate)
            {
                next = _wakes;
                if (next == null)
                {
                    return;
                }

                _wakes = next.NextWake;
                next.NextWake = null;
                next.WakePending = false;
            }

            next.Wake();
        }
    }

    /// <summary>Notes that a process is to be woken. Under the gate, before a <see cref="Wake"/>.</summary>
    internal void AddWake(IpcProcess process)
    {
        if (!process.WakePending)
        {
            process.WakePending = true;
            process.NextWake = _wakes;
            _wakes = process;
        }
    }

    private IpcProcess? FindProcess(int pid)
    {
        for (int i = 0; i < Processes.Count; i++)
        {
            IpcProcess process = (IpcProcess)Processes[i]!;
            if (process.Pid == pid)
            {
                return process;
            }
        }

        return null;
    }

    private static bool MayCall(IpcProcess sender, IpcProcess owner, int handle)
        => handle == SvcIdentity.SamgrHandle || handle == SvcIdentity.BusHandle || owner == sender || sender.Holds(handle);

    /// <summary>Takes a handle away and tells its holders; under the gate, and before a <see cref="Wake"/>.</summary>
    internal void Retire(int handle)
    {
        _handles.Remove(handle);
        Objects?.Retire(handle);
        NotifyHolders(handle);
    }

    /// <summary>Notifies the holders of a handle that it is dead. Every process holds that of samgr.</summary>
    private void NotifyHolders(int handle)
    {
        for (int i = 0; i < Processes.Count; i++)
        {
            IpcProcess holder = (IpcProcess)Processes[i]!;
            if (handle == SvcIdentity.SamgrHandle || holder.Revoke(handle))
            {
                Notify(holder, IpcMessageType.DeathNotify, handle, 0);
            }
        }
    }

    /// <summary>Puts a notice of the kernel's own into a process's queue; under the gate, and before a <see cref="Wake"/>.</summary>
    internal void Notify(IpcProcess receiver, int type, int handle, int token)
        => Enqueue(receiver, Notice(receiver, type, handle, token, 0));
}
