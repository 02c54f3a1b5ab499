using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

/// <summary>
/// The channels through which this process calls others, by the handles that they lead to. Each is opened by the first message
/// to a handle, so that none can overtake one that went another way before.
/// </summary>
internal sealed class ClientChannels : IReplyOwner
{
    private const int Places = 256;

    private readonly Lead?[] _leads = new Lead?[Places];
    private readonly Dictionary<int, ClientChannel> _channels = [];
    private readonly object _opening = new();
    private readonly MessageCache _messages = new();
    private int _poolSize;
    private int _poolUsed;

    /// <summary>Asks the kernel for the channel to a handle; it returns the number of the channel, or a negative result code.</summary>
    internal required Func<int, int> Ask { private get; init; }

    /// <summary>Gives back what came through the kernel.</summary>
    internal required Action<DriverMessage> Discard { private get; init; }

    /// <summary>The position of the first request of each channel; tests begin just before the end of the positions.</summary>
    internal int FirstPosition { private get; set; }

    /// <summary>Asks the kernel what holds a wait up.</summary>
    internal Action<LongWait> Report { private get; init; } = _ => { };

    /// <summary>Makes the reason of a call that nothing answered, of the wait, pid, function and time.</summary>
    internal Func<LongWait?, int, int, int, DriverMessage?> Unanswered { private get; init; } = (_, _, _, _) => null;

    internal void SetPool(int size) => Volatile.Write(ref _poolSize, size);

    /// <summary>The channel to a handle; null where messages go through the kernel.</summary>
    internal ClientChannel? To(int handle)
    {
        Lead? lead = Volatile.Read(ref _leads[handle & (Places - 1)]);
        return lead != null && lead.Handle == handle ? lead.Channel : Open(handle);
    }

    /// <summary>The channel to a handle if there is one already.</summary>
    internal ClientChannel? Find(int handle)
    {
        Lead? lead = Volatile.Read(ref _leads[handle & (Places - 1)]);
        return lead != null && lead.Handle == handle ? lead.Channel : null;
    }

    /// <summary>The kernel has made a channel.</summary>
    internal void Add(int id, ChannelPeer server, int serverPool, SharedMemory data, ChannelControl control)
    {
        lock (_channels)
        {
            _channels[id] = new ClientChannel(id, server, serverPool, data, control, this, FirstPosition);
        }
    }

    /// <summary>The kernel has ended a channel.</summary>
    internal void End(int id)
    {
        ClientChannel? channel;
        lock (_channels)
        {
            _channels.Remove(id, out channel);
        }

        for (int i = 0; channel != null && i < Places; i++)
        {
            if (Volatile.Read(ref _leads[i])?.Channel == channel)
            {
                Volatile.Write(ref _leads[i], null);
            }
        }

        channel?.Close();
    }

    /// <summary>An answer has come through the kernel.</summary>
    /// <returns>False when nobody waits for it.</returns>
    internal bool Complete(int call, DriverMessage answer)
    {
        ClientChannel? channel;
        lock (_channels)
        {
            _channels.TryGetValue(RemoteCall.ChannelOf(call), out channel);
        }

        return channel != null && channel.Complete(RemoteCall.NumberOf(call), answer);
    }

    internal void CloseAll()
    {
        ClientChannel[] channels;
        lock (_channels)
        {
            channels = [.. _channels.Values];
        }

        Array.ForEach(channels, channel => channel.Close());
    }

    /// <summary>Gives a reply back.</summary>
    internal void Free(DriverMessage reply) => Interlocked.Add(ref _poolUsed, -_messages.Return(reply));

    DriverMessage? IReplyOwner.Rent(int size)
    {
        int charge = IpcLimits.MessageOverhead + size;
        int used = Interlocked.Add(ref _poolUsed, charge);
        if (used > Volatile.Read(ref _poolSize))
        {
            Interlocked.Add(ref _poolUsed, -charge);
            return null;
        }

        DriverMessage reply = _messages.Rent(size, this);
        reply.Charge = charge;
        return reply;
    }

    void IReplyOwner.Discard(DriverMessage reply) => Discard(reply);

    void IReplyOwner.Report(LongWait wait) => Report(wait);

    DriverMessage? IReplyOwner.Unanswered(LongWait? wait, int pid, int function, int timeoutMs) => Unanswered(wait, pid, function, timeoutMs);

    private ClientChannel? Open(int handle)
    {
        lock (_opening)
        {
            Lead? lead = Volatile.Read(ref _leads[handle & (Places - 1)]);
            if (lead != null && lead.Handle == handle)
            {
                return lead.Channel;
            }

            int id = Ask(handle);
            if (id is EC.DeadObject or EC.NoInit)
            {
                return null;
            }

            ClientChannel? channel;
            lock (_channels)
            {
                _channels.TryGetValue(id, out channel);
            }

            Volatile.Write(ref _leads[handle & (Places - 1)], new Lead(handle, channel));
            return channel;
        }
    }

    private sealed record Lead(int Handle, ClientChannel? Channel);
}
