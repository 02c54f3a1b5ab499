using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

/// <summary>The slot in which one two-way call waits for its answer.</summary>
internal sealed unsafe class CallSlot(int index, byte* data)
{
    private readonly byte* _slot = data + ChannelLayout.Calls + (index * ChannelLayout.CallBytes);
    private DriverMessage? _kernelReply;

    internal int Index { get; } = index;

    internal int Generation { get; set; }

    /// <summary>The number of the call; 0 while there is none.</summary>
    internal int Number { get; set; }

    internal bool IsAbandoned { get; set; }

    /// <summary>The answer when it came through the kernel, as one with objects does.</summary>
    // Sync kernel-reply (observe): set before the bell rings.
    internal DriverMessage? KernelReply
    {
        get => Volatile.Read(ref _kernelReply);
        set => Volatile.Write(ref _kernelReply, value);
    }

    /// <summary>Whether the server has written the answer here.</summary>
    // Sync call-answered (observe): type, size and content are read after it.
    internal bool IsAnswered => Volatile.Read(ref *(int*)_slot) == Number;

    /// <summary>No answer that stands here is that of a call to come: numbers begin again.</summary>
    internal void Forget() => Volatile.Write(ref *(int*)_slot, 0);

    internal byte* Content => _slot + CallLayout.Content;

    internal byte* Overflow { get; } = data + ChannelLayout.Replies + (index * ChannelLayout.ReplyBytes);

    internal int Type => *(int*)(_slot + CallLayout.Type);

    internal int Size => *(int*)(_slot + CallLayout.Size);

    internal int Tid => *(int*)(_slot + CallLayout.Tid);

    /// <summary>The number of the bell, to be taken before looking for an answer and given to <see cref="Sleep"/>.</summary>
    internal int Listen()
    {
        // Sync caller-parked (publish): with a full fence before the bell is read and the answer looked for.
        Interlocked.Exchange(ref *(int*)(_slot + CallLayout.Parked), 1);
        return Volatile.Read(ref *(int*)(_slot + CallLayout.Bell));
    }

    internal void Sleep(int bell, int timeoutMs) => Futex.Wait((int*)(_slot + CallLayout.Bell), bell, timeoutMs);

    internal void StopListening() => Volatile.Write(ref *(int*)(_slot + CallLayout.Parked), 0);

    /// <summary>Wakes the caller, whoever was faster.</summary>
    internal void Ring() => Futex.Ring((int*)(_slot + CallLayout.Bell));
}
