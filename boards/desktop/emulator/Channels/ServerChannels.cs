using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

/// <summary>The channels through which others call this process, each with two threads.</summary>
internal sealed class ServerChannels(IChannelKernel kernel)
{
    private const int ThreadsPerChannel = 2;

    [ThreadStatic]
    private static ServerChannel? _current;

    private readonly Dictionary<int, ServerChannel> _channels = [];
    private int _poolSize;

    /// <summary>The channel whose thread is calling; null on any other thread.</summary>
    internal static ServerChannel? Current => _current;

    /// <summary>What the threads run: it receives until there is no more. Set before the process can be called.</summary>
    internal ThreadStart? Receiver { private get; set; }

    internal void SetPool(int size) => Volatile.Write(ref _poolSize, size);

    /// <summary>The kernel has made a channel.</summary>
    internal void Add(int id, ChannelPeer client, SharedMemory data, ChannelControl control)
    {
        ServerChannel channel = new(id, client, Volatile.Read(ref _poolSize), data, control, kernel);
        lock (_channels)
        {
            _channels[id] = channel;
        }

        for (int i = 0; i < ThreadsPerChannel; i++)
        {
            Thread thread = new(() => Run(channel)) { IsBackground = true, Name = "channel-" + client.Pid };
            thread.Start();
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

    private void Run(ServerChannel channel)
    {
        _current = channel;
        channel.Run(Receiver!);
    }
}
