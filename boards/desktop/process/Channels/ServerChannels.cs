using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

/// <summary>The channels through which others call this process, each with two threads.</summary>
internal sealed class ServerChannels(IChannelKernel kernel)
{
    private readonly Dictionary<int, ServerChannel> _channels = [];
    private int _poolSize;

    /// <summary>The code that the threads run: it receives until there is no more. Set before the process can be called.</summary>
    internal ThreadStart? Receiver { private get; set; }

    /// <summary>As in <see cref="ClientChannels.FirstPosition"/>.</summary>
    internal int FirstPosition { private get; set; }

    internal void SetPool(int size) => Volatile.Write(ref _poolSize, size);

    /// <summary>The kernel has made a channel.</summary>
    internal void Add(int id, ChannelPeer client, SharedMemory data, ChannelControl control)
    {
        ServerChannel channel = new(id, client, Volatile.Read(ref _poolSize), data, control, kernel, FirstPosition);
        lock (_channels)
        {
            _channels[id] = channel;
        }

        foreach (ChannelThread member in channel.Threads)
        {
            Thread thread = new(() => member.Run(Receiver!)) { IsBackground = true, Name = "channel-" + client.Pid };
            thread.Start();
        }
    }

    /// <summary>The channel of that number; null when there is none here.</summary>
    internal ServerChannel? Find(int id)
    {
        lock (_channels)
        {
            return _channels.GetValueOrDefault(id);
        }
    }

    /// <summary>The kernel has ended a channel.</summary>
    internal void End(int id)
    {
        ServerChannel? channel;
        lock (_channels)
        {
            _channels.Remove(id, out channel);
        }

        channel?.Close();
    }

    internal void CloseAll()
    {
        ServerChannel[] channels;
        lock (_channels)
        {
            channels = [.. _channels.Values];
        }

        Array.ForEach(channels, channel => channel.Close());
    }
}
