using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

/// <summary>
/// The serving end of a channel. Of its two threads one receives and the other stands by. The receiver may serve a
/// request that it has taken itself, as long as the other one is there to take its place.
/// </summary>
// Invariants: the thread whose _turn is odd alone reads the ring and writes _position. _pending[slot] is the one call there that may be answered; only who
// receives sets it, and only one answer takes it back.
internal sealed unsafe partial class ServerChannel : ChannelEnd
{
    private readonly MessageCache _messages = new();
    private readonly int[] _pending = new int[ChannelLayout.CallSlots];
    private readonly int[] _tokens = new int[ChannelLayout.CallSlots];
    private readonly IChannelKernel _kernel;
    private readonly int _poolSize;
    private long _taken;
    private long _knownFreed;
    private long _freedElsewhere;

    internal ServerChannel(int id, ChannelPeer client, int poolSize, SharedMemory data, ChannelControl control, IChannelKernel kernel, int first)
        : base(id, client, data, control)
    {
        _position = first;
        _passedOn = first;
        _kernel = kernel;
        _poolSize = poolSize;
        Threads = [new ChannelThread(this), new ChannelThread(this)];
    }

    internal IReadOnlyList<ChannelThread> Threads { get; }

    /// <summary>Runs what receives on a thread of the channel.</summary>
    internal void Run(ThreadStart receiver)
    {
        if (Enter())
        {
            receiver();
            Leave();
        }
    }

    /// <summary>Answers a request that came this way. One answer a request.</summary>
    internal int Answer(int type, IpcMessage request, IpcIo? content)
    {
        int call = request.Sequence;
        int slot = call & (ChannelLayout.CallSlots - 1);
        if (call <= 0 || Interlocked.CompareExchange(ref _pending[slot], 0, call) != call)
        {
            return EC.Invalid;
        }

        // A second answer is refused here; the message is still one that somebody waited for.
        request.Sequence = -call;
        if (content != null && content.ObjectCount > 0)
        {
            return _kernel.AnswerThroughKernel(Id, call, type, request, content);
        }

        int limit = request.Token >= SvcIdentity.FirstObjectToken ? IpcLimits.MaxParcelSize : IpcLimits.MaxIoSize;
        if (content != null && content.Length > limit)
        {
            WriteReply(IpcMessageType.FailedReply, slot, call, IpcFailure.Write(EC.Invalid, "the reply has more than " + limit + " bytes"));
            return EC.Invalid;
        }

        return WriteReply(type, slot, call, content) ? EC.Success : EC.Commu;
    }

    /// <summary>Whether a call is to be answered here, and what it calls.</summary>
    internal bool Has(int call, out int token)
    {
        ref int pending = ref _pending[call & (ChannelLayout.CallSlots - 1)];
        bool isPending = call > 0 && Volatile.Read(ref pending) == call;
        token = Volatile.Read(ref _tokens[call & (ChannelLayout.CallSlots - 1)]);

        // Again: the token is that of this call only if no other one has taken its place.
        return isPending && Volatile.Read(ref pending) == call;
    }

    /// <summary>Gives a request back.</summary>
    internal void Free(DriverMessage message)
    {
        int charge = _messages.Return(message);
        if (charge == 0)
        {
            return;
        }

        // First here: the client may use the room as soon as it sees it.
        ChannelThread? thread = ChannelThread.Current;
        if (thread?.Channel == this)
        {
            thread.Freed += charge;
            // Sync pool-freed (publish): _freed of the thread is written before, so that the server never counts more than the client.
            Interlocked.Add(ref *(long*)(Data + ChannelLayout.Freed), charge);
            return;
        }

        Interlocked.Add(ref _freedElsewhere, charge);
        if (Enter())
        {
            Interlocked.Add(ref *(long*)(Data + ChannelLayout.Freed), charge);
            Leave();
        }
    }

    private bool HasPool() => _taken - _knownFreed <= _poolSize || _taken - RefreshFreed() <= _poolSize;

    private long RefreshFreed()
    {
        _knownFreed = Threads[0].Freed + Threads[1].Freed + Volatile.Read(ref _freedElsewhere);
        return _knownFreed;
    }

    protected override void WakeAll()
    {
        Futex.RingAll(Word(ChannelLayout.ReceiverBell));
        Futex.RingAll(Word(ChannelLayout.StandbyBell));
    }

    private bool WriteReply(int type, int index, int call, IpcIo? content)
    {
        if (!Use())
        {
            return false;
        }

        byte* slot = Data + ChannelLayout.Calls + (index * ChannelLayout.CallBytes);
        int size = content == null ? 0 : content.Length;
        *(int*)(slot + CallLayout.Type) = type;
        *(int*)(slot + CallLayout.Size) = size;
        *(int*)(slot + CallLayout.Tid) = _kernel.CurrentThread;
        if (size > 0)
        {
            byte* target = size <= CallLayout.InlineBytes
                ? slot + CallLayout.Content
                : Data + ChannelLayout.Replies + (index * ChannelLayout.ReplyBytes);
            content!.Buffer.AsSpan(content.Begin, size).CopyTo(new Span<byte>(target, size));
        }

        // Sync call-answered (publish), and the fence of caller-parked: whether the caller sleeps is looked at after it.
        Interlocked.Exchange(ref *(int*)slot, call);
        // Sync caller-parked (observe).
        if (Volatile.Read(ref *(int*)(slot + CallLayout.Parked)) != 0)
        {
            Futex.Ring((int*)(slot + CallLayout.Bell));
        }

        EndUse();
        return true;
    }

    /// <summary>Keeps the memory until <see cref="EndUse"/>; the threads of the channel do so all the time.</summary>
    private bool Use() => ChannelThread.Current?.Channel == this || Enter();

    private void EndUse()
    {
        if (ChannelThread.Current?.Channel != this)
        {
            Leave();
        }
    }
}

/// <summary>The part of a process that the serving end of a channel calls.</summary>
internal interface IChannelKernel
{
    /// <summary>The number of the calling thread.</summary>
    int CurrentThread { get; }

    /// <summary>Answers a call through the kernel, which gives the caller the objects in it.</summary>
    int AnswerThroughKernel(int channel, int call, int type, IpcMessage request, IpcIo content);

    /// <summary>The client does what no client does; the kernel ends the channel.</summary>
    void Abandon(int channel, string reason);
}
