using LiteIpc;
using LiteIpc.Desktop;
using LiteIpc.Kit;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Kernel;

/// <summary>
/// The channels of a machine, one for each process and each other one that it calls. Stands between the kernel and who knows
/// which process holds which object, so that a channel never allows what the kernel would refuse. Guarded by the kernel's gate.
/// </summary>
internal sealed class ChannelTable : IObjectTable
{
    private readonly IpcKernel _kernel;
    private readonly ObjectTable _objects;
    private readonly IObjectTable _inner;
    private readonly KernelChannel?[] _channels;
    private readonly Dictionary<(IpcProcess Client, IpcProcess Server), KernelChannel> _byEnds = [];
    private readonly HashSet<(IpcProcess Client, IpcProcess Server)> _abandoned = [];
    private readonly Descriptors _files = new();
    private int _lastId = -1;

    private ChannelTable(IpcKernel kernel, ObjectTable objects, int maxChannels)
    {
        _channels = new KernelChannel?[maxChannels];
        _kernel = kernel;
        _objects = objects;
        _inner = objects;
    }

    /// <summary>Channels open at the moment.</summary>
    internal int Count
    {
        get
        {
            lock (_kernel.Gate)
            {
                return _byEnds.Count;
            }
        }
    }

    /// <summary>Channels at one time at most.</summary>
    internal int Capacity => _channels.Length;

    /// <summary>Channels that were refused, as their client had no more of its share; it calls through the kernel.</summary>
    internal int Refused { get; private set; }

    /// <summary>Called, under the gate, when the operating system has no descriptor or memory for another channel; must not wait.</summary>
    internal Action? Short { private get; set; }

    /// <summary>Gives a kernel channels. Called once, after it was given objects and before the first process is made.</summary>
    internal static ChannelTable AddTo(IpcKernel kernel, ObjectTable objects, int maxChannels = RemoteCall.MaxChannels)
    {
        ChannelTable table = new(kernel, objects, maxChannels);
        kernel.Objects = table;
        return table;
    }

    /// <summary>Gives a process a channel to whoever stands behind a handle that it may call.</summary>
    /// <param name="client">The process.</param>
    /// <param name="handle">The handle.</param>
    /// <param name="id">The number of the answer that the process waits for.</param>
    internal void Open(IpcProcess client, int handle, int id)
    {
        lock (_kernel.Gate)
        {
            // Behind no connection there is nobody to share memory with: another device.
            IpcProcess? server = _kernel.OwnerOf(client, handle);
            KernelChannel? channel = server?.Inbox is not ConnectionOutput ? null : Find(client, server) ?? Make(client, server, id);
            channel?.Control.AddHandle(handle);
            if (channel == null || channel.OpenedBy != id)
            {
                Tell(client, new ChannelNotice(FrameOp.Result, id, [channel != null ? channel.Id : server == null ? EC.DeadObject : EC.NoSpace]));
            }
        }

        _kernel.Wake();
    }

    /// <summary>The server of a channel will have no more of its client, or an end could not use it.</summary>
    /// <returns>False when the process is at neither end of it.</returns>
    internal bool Abandon(IpcProcess process, int id)
    {
        lock (_kernel.Gate)
        {
            KernelChannel? channel = At(id);
            if (channel == null || (channel.Client != process && channel.Server != process))
            {
                return false;
            }

            _abandoned.Add((channel.Client, channel.Server));
            End(channel, ChannelControl.Abandoned);
        }

        _kernel.Wake();
        return true;
    }

    /// <summary>The process that answers the calls of a channel; null when the channel is not the client's own.</summary>
    internal IpcProcess? ServerOf(IpcProcess client, int id)
    {
        lock (_kernel.Gate)
        {
            KernelChannel? channel = At(id);
            return channel?.Client == client ? channel.Server : null;
        }
    }

    /// <summary>Answers a call of a channel with what the kernel has to know of.</summary>
    internal void Answer(IpcProcess server, int id, int call, DriverMessage answer)
    {
        IpcProcess? client = null;
        lock (_kernel.Gate)
        {
            KernelChannel? channel = At(id);
            client = channel?.Server == server ? channel.Client : null;
        }

        if (client != null)
        {
            ConnectedCalls.Answer(_kernel, client, server, RemoteCall.Of(id, call), answer);
        }
    }

    bool IObjectTable.Holds(IpcProcess process, IpcProcess owner, int token) => _inner.Holds(process, owner, token);

    bool IObjectTable.MayGive(IpcProcess sender, IpcProcess owner, int token) => _inner.MayGive(sender, owner, token);

    void IObjectTable.Give(IpcProcess owner, int token, IpcProcess receiver)
    {
        _inner.Give(owner, token, receiver);
        Find(receiver, owner)?.Control.AddObject(token);
    }

    bool IObjectTable.Release(IpcProcess holder, IpcProcess owner, int token)
    {
        bool isReleased = _inner.Release(holder, owner, token);
        if (isReleased && !_inner.Holds(holder, owner, token))
        {
            Find(holder, owner)?.Control.RemoveObject(token);
        }

        return isReleased;
    }

    bool IObjectTable.IsFree(IpcProcess owner, int token) => _inner.IsFree(owner, token);

    void IObjectTable.Retire(int handle)
    {
        foreach (KernelChannel channel in _byEnds.Values)
        {
            channel.Control.RemoveHandle(handle);
        }
    }

    void IObjectTable.Exit(IpcProcess process)
    {
        _inner.Exit(process);
        _abandoned.RemoveWhere(pair => pair.Client == process || pair.Server == process);
        foreach (KernelChannel channel in _byEnds.Values.Where(channel => channel.Client == process || channel.Server == process).ToArray())
        {
            End(channel, channel.Server == process ? ChannelControl.ServerDead : ChannelControl.ClientDead);
        }
    }

    private KernelChannel? Make(IpcProcess client, IpcProcess server, int openedBy)
    {
        if (server == client || server.Inbox is not ConnectionOutput || _abandoned.Contains((client, server)))
        {
            return null;
        }

        // As many as are free beside its own, so that there is always room for the others.
        if (_byEnds.Keys.Count(ends => ends.Client == client) >= _channels.Length - _byEnds.Count)
        {
            Refused += Refused < int.MaxValue ? 1 : 0;
            return null;
        }

        int id = FreeId();
        KernelChannel? channel = KernelChannel.Make(id, client, server, openedBy, out int[] files);
        if (channel == null)
        {
            Short?.Invoke();
            return null;
        }

        int[] copies = [.. files.Select(Descriptors.Duplicate)];
        if (Array.Exists(copies, copy => copy < 0))
        {
            Short?.Invoke();
            Array.ForEach([.. files, .. copies], CloseFile);
            channel.Dispose();
            return null;
        }

        _channels[id] = channel;
        _lastId = id;
        _byEnds.Add((client, server), channel);
        _objects.VisitHeld(client, server, channel.Control.AddObject);
        Tell(server, Introduce(FrameOp.ServeChannel, 0, channel, client, copies));
        Tell(client, Introduce(FrameOp.ChannelOpened, openedBy, channel, server, files));
        return channel;
    }

    private void CloseFile(int file)
    {
        if (file >= 0)
        {
            _files.Close(file);
        }
    }

    /// <summary>The one that has not been used for longest, so that what is late for the former channel does not meet the next.</summary>
    private int FreeId()
    {
        int next = (_lastId + 1) % _channels.Length;
        int id = Array.IndexOf(_channels, null, next);
        return id < 0 ? Array.IndexOf(_channels, null) : id;
    }

    private void End(KernelChannel channel, int state)
    {
        _channels[channel.Id] = null;
        _byEnds.Remove((channel.Client, channel.Server));
        channel.End(state);
        channel.Dispose();
        Tell(channel.Client, new ChannelNotice(FrameOp.ChannelEnded, channel.Id, []));
        Tell(channel.Server, new ChannelNotice(FrameOp.ChannelEnded, channel.Id, []));
    }

    private ChannelNotice Introduce(int op, int id, KernelChannel channel, IpcProcess peer, int[] files)
    {
        SentDescriptors sent = new(_files);
        sent.Put(files);
        ChannelPeer told = new(peer.Pid, peer.Uid, peer.Gid, ((ConnectionOutput)peer.Inbox!).FirstThread);
        return ChannelNotice.Introduce(op, id, channel.Id, told, channel.Server.Pool.Size, sent);
    }

    /// <summary>Under the gate, and before a wake: a process is written to outside of it.</summary>
    private void Tell(IpcProcess process, ChannelNotice notice)
    {
        if (process.Inbox is ConnectionOutput output)
        {
            output.Post(notice);
            _kernel.AddWake(process);
        }
    }

    private KernelChannel? At(int id) => id >= 0 && id < _channels.Length ? _channels[id] : null;

    private KernelChannel? Find(IpcProcess client, IpcProcess server) => _byEnds.GetValueOrDefault((client, server));
}
