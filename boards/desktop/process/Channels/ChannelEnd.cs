using LiteIpc.Desktop;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Channels;

/// <summary>
/// One end of a channel: its memory, kept as long as somebody uses it, and what the kernel says of it.
/// </summary>
// Invariants: _users counts who is inside, and is below 0 from Close on. The one that finds it at ClosedBias, the last user or Close itself, unmaps the
// memory: nobody is inside then, and nobody enters any more.
internal abstract unsafe class ChannelEnd
{
    private const int ClosedBias = int.MinValue / 2;

    private readonly SharedMemory _memory;
    private int _users;
    private int _closed;

    protected ChannelEnd(int id, ChannelPeer peer, SharedMemory memory, ChannelControl control)
    {
        Id = id;
        Peer = peer;
        _memory = memory;
        Control = control;
        Data = memory.Address;
    }

    /// <summary>The kernel's number of the channel.</summary>
    internal int Id { get; }

    /// <summary>The process at the other end, as the kernel says.</summary>
    internal ChannelPeer Peer { get; }

    protected ChannelControl Control { get; }

    protected byte* Data { get; }

    protected bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Whether messages can pass.</summary>
    protected bool IsOpen => !IsClosed && Control.State == ChannelControl.Open;

    /// <summary>Ends this end; the memory goes when its last user has left.</summary>
    internal void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        WakeAll();
        // Sync channel-users (publish).
        if (Interlocked.Add(ref _users, ClosedBias) == ClosedBias)
        {
            Release();
        }
    }

    /// <summary>Wakes whoever sleeps in this process.</summary>
    protected abstract void WakeAll();

    /// <summary>Keeps the memory until <see cref="Leave"/>.</summary>
    /// <returns>False when it may be gone.</returns>
    protected bool Enter()
    {
        // Sync channel-users (observe).
        if (Interlocked.Increment(ref _users) > 0)
        {
            return true;
        }

        Leave();
        return false;
    }

    protected void Leave()
    {
        if (Interlocked.Decrement(ref _users) == ClosedBias)
        {
            Release();
        }
    }

    protected int* Word(int offset) => (int*)(Data + offset);

    private int _released;

    private void Release()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            _memory.Dispose();
            Control.Dispose();
        }
    }
}

/// <summary>The process at the other end of a channel, as the kernel says.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Uid">The user that it belongs to.</param>
/// <param name="Gid">The group that it belongs to.</param>
/// <param name="FirstThread">The first of the thread numbers that are its own.</param>
internal readonly record struct ChannelPeer(int Pid, int Uid, int Gid, int FirstThread)
{
    /// <summary>The thread number that goes into a message: the one claimed if it is the process's to claim.</summary>
    internal int CheckThread(int claimed) => ThreadBlock.Check(FirstThread, claimed);
}
