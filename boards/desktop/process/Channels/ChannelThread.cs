namespace Samgr.Emulator.Channels;

/// <summary>One of the two threads of a channel.</summary>
internal sealed class ChannelThread(ServerChannel channel)
{
    [ThreadStatic]
    private static ChannelThread? _current;

    private long _freed;

    /// <summary>The calling thread; null when it is none of a channel.</summary>
    internal static ChannelThread? Current => _current;

    internal ServerChannel Channel { get; } = channel;

    /// <summary>The amount of the pool that it has given back in all; only the thread itself writes it.</summary>
    internal long Freed
    {
        get => Volatile.Read(ref _freed);
        set => Volatile.Write(ref _freed, value);
    }

    /// <summary>Runs what receives, on this thread.</summary>
    internal void Run(ThreadStart receiver)
    {
        _current = this;
        Channel.Run(receiver);
    }
}
