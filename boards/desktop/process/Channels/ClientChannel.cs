using System.Diagnostics;
using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Client;

namespace Samgr.Emulator.Channels;

/// <summary>
/// The calling end of a channel. A call is written into the ring and waits, on the thread that makes it, for its answer in a
/// slot of its own: it looks for it while the server runs on another processor, for at most
/// <see cref="Spin.MaxMicroseconds"/>, and sleeps then.
/// </summary>
internal sealed unsafe class ClientChannel : ChannelEnd
{
    /// <summary>How long a caller sleeps before it asks whether its request is being looked at, in milliseconds.</summary>
    internal const int LookAgainMs = 1;

    /// <summary>No number of requests that were taken.</summary>
    private const int NotStuck = -1;

    private readonly RequestWriter _writer;
    private readonly CallSlots _calls;
    private readonly IReplyOwner _replies;
    private readonly Func<bool> _waitsOn;
    private int _detours;
    private int _passedDetours;
    private int _stuckAt = NotStuck;

    /// <summary>Makes the calling end of a channel.</summary>
    /// <param name="id">The kernel's number of the channel.</param>
    /// <param name="server">The process that is called.</param>
    /// <param name="serverPool">Bytes of its pool.</param>
    /// <param name="data">The memory of the channel.</param>
    /// <param name="control">The part of its memory that only the kernel writes.</param>
    /// <param name="replies">The pool of this process.</param>
    /// <param name="first">The position of the first request; the other end has the same.</param>
    internal ClientChannel(
        int id, ChannelPeer server, int serverPool, SharedMemory data, ChannelControl control, IReplyOwner replies, int first)
        : base(id, server, data, control)
    {
        *Word(ChannelLayout.Consumed) = first;
        *Word(ChannelLayout.Copied) = first;
        _writer = new RequestWriter(Data, serverPool, first);
        _calls = new CallSlots(Data);
        _replies = replies;
        _waitsOn = WaitsOn;
    }

    /// <summary>
    /// Whether a message may go this way; the others go through the kernel, which says why not. One that may keeps the channel
    /// until <see cref="Transact"/>, which has to follow.
    /// </summary>
    internal bool Takes(SvcIdentity target, IpcIo? request)
    {
        if (!Enter())
        {
            return false;
        }

        bool takes = IsOpen && Control.AllowsHandle(target.Handle)
            && (target.IsObject ? Control.AllowsObject(target.Token) : request == null || request.Length <= IpcLimits.MaxIoSize)
            && (request == null || (request.ObjectCount == 0 && request.Length <= ChannelLayout.MaxContent));
        if (!takes)
        {
            Leave();
        }

        return takes;
    }

    /// <summary>One-way messages to the server that went through the kernel.</summary>
    internal int Detours => Volatile.Read(ref _detours);

    /// <summary>Those of them that the server is known to have passed on.</summary>
    internal int PassedDetours
    {
        get => Volatile.Read(ref _passedDetours);
        set => Volatile.Write(ref _passedDetours, value);
    }

    internal void CountDetour() => Interlocked.Increment(ref _detours);

    /// <summary>Sends a request that this channel takes and, unless it is one-way, waits for the answer.</summary>
    /// <returns>False when it did not go this way after all: nothing has been sent.</returns>
    internal bool Transact(SvcIdentity target, int code, IpcIo? request, int flag, int tid, int timeoutMs, out int result, out IpcMessage? reply)
    {
        reply = null;
        try
        {
            return flag == IpcFlag.OneWay
                ? Send(target, code, request, tid, out result)
                : Call(target, code, request, tid, timeoutMs, out result, out reply);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Waits until the server has taken everything that was sent this way, so that what goes another way comes later.</summary>
    /// <param name="timeoutMs">How long at most; -1 for ever.</param>
    /// <param name="once">Whether a server that took nothing while it was waited for is waited for again only once it takes something.</param>
    /// <returns>False when it has not.</returns>
    internal bool Drain(int timeoutMs, bool once = false)
    {
        if (!Enter())
        {
            return true;
        }

        int position = _writer.Position;
        int consumed = _writer.Consumed;
        long deadline = DeadlineOf(once && consumed == Volatile.Read(ref _stuckAt) ? 0 : timeoutMs);
        int* bell = Word(ChannelLayout.RoomBell);
        while (IsOpen && !IsTaken(position) && Left(deadline) != 0)
        {
            int rung = Volatile.Read(ref *bell);
            // Sync room-wanted (publish).
            Interlocked.Exchange(ref *Word(ChannelLayout.RoomWanted), 1);
            if (!IsTaken(position))
            {
                Futex.Wait(bell, rung, LookAgainMs);
                CallStandby();
            }
        }

        bool isDrained = !IsOpen || IsTaken(position);
        Volatile.Write(ref _stuckAt, isDrained || _writer.Consumed != consumed ? NotStuck : consumed);
        Leave();
        return isDrained;
    }

    /// <summary>Hands an answer that came through the kernel to its caller.</summary>
    /// <returns>False when nobody waits for it.</returns>
    internal bool Complete(int number, DriverMessage answer)
    {
        if (!Enter())
        {
            return false;
        }

        bool isTaken = _calls.Complete(number, answer);
        Leave();
        return isTaken;
    }

    protected override void WakeAll()
    {
        _calls.RingAll();
        Futex.RingAll(Word(ChannelLayout.RoomBell));
    }

    /// <summary>Waits for nothing: a message for which the ring has no room is refused like one for which the pool has none.</summary>
    private bool Send(SvcIdentity target, int code, IpcIo? request, int tid, out int result)
    {
        result = _writer.Write(target, code, request, tid, Spin.CurrentCpu, 0, 0, _waitsOn, out _);
        if (result != EC.Success)
        {
            result = OrEnd(result);
            result = result == EC.Timeout ? EC.NoMemory : result;
            return true;
        }

        bool mayBeBusy = Volatile.Read(ref *Word(ChannelLayout.Busy)) != 0 || _calls.AreUsed;
        if (!WakeReceiver() && mayBeBusy)
        {
            CallStandby();
        }

        return true;
    }

    private bool Call(SvcIdentity target, int code, IpcIo? request, int tid, int timeoutMs, out int result, out IpcMessage? reply)
    {
        reply = null;
        CallSlot? slot = _calls.Begin();
        result = EC.NoSpace;
        if (slot == null)
        {
            return false;
        }

        int cpu = Spin.CurrentCpu;
        result = _writer.Write(target, code, request, tid, cpu, slot.Number, timeoutMs, _waitsOn, out int position);
        if (result != EC.Success)
        {
            _calls.End(slot);
            result = OrEnd(result);
            return true;
        }

        bool woke = WakeReceiver();
        RemoteWait? wait = null;
        if (!slot.IsAnswered)
        {
            bool looks = cpu != Volatile.Read(ref *Word(ChannelLayout.ServerCpu));
            wait = Await(slot, target, code, position + 1, timeoutMs, woke, looks);
        }

        result = Finish(slot, target, code, out reply);
        if (result == EC.Timeout)
        {
            reply = _replies.Unanswered(wait, Peer.Pid, code, timeoutMs);
        }

        return true;
    }

    /// <returns>The wait, when it took long.</returns>
    private RemoteWait? Await(CallSlot slot, SvcIdentity target, int code, int position, int timeoutMs, bool woke, bool looks)
    {
        Spin spin = default;
        while (looks && !slot.IsAnswered)
        {
            looks = spin.Next();
        }

        RemoteWait? wait = null;
        WaitLooks plan = default;
        long since = 0;
        while (!IsOver(slot))
        {
            int bell = slot.Listen();
            if (since == 0)
            {
                since = Stopwatch.GetTimestamp();
                plan = new WaitLooks(timeoutMs, since);
            }

            if (IsOver(slot) || plan.IsOver || wait?.Refusal != null)
            {
                break;
            }

            if (plan.IsDue())
            {
                wait ??= Begin(new RemoteWait(new CallAddress(Id, slot.Number, target.Token), target, code, timeoutMs, since, slot.Ring));
                _replies.Report(wait);
            }

            bool isTaken = IsTaken(position);
            slot.Sleep(bell, isTaken ? plan.SleepMs : LookAgainMs);
            if (!isTaken && !woke && !IsOver(slot))
            {
                CallStandby();
            }

            woke = false;
        }

        slot.StopListening();
        if (wait != null)
        {
            LongWaits.End(wait);
        }

        return wait;
    }

    private static RemoteWait Begin(RemoteWait wait)
    {
        LongWaits.Begin(wait);
        return wait;
    }

    private bool IsOver(CallSlot slot) => slot.IsAnswered || slot.KernelReply != null || !IsOpen;

    private int Finish(CallSlot slot, SvcIdentity target, int code, out IpcMessage? reply)
    {
        reply = null;
        if (slot.IsAnswered)
        {
            int result = ReadReply(slot, target, code, out reply);
            DriverMessage? second = _calls.End(slot);
            if (second != null)
            {
                _replies.Discard(second);
            }

            return result;
        }

        reply = _calls.Abandon(slot);
        return reply != null ? EC.Success : OrEnd(EC.Timeout);
    }

    /// <summary>A timeout, or that the channel has ended meanwhile, as the kernel has said before it closed the channel.</summary>
    private int OrEnd(int result)
        => result != EC.Timeout || IsOpen ? result : Control.State == ChannelControl.ServerDead ? EC.DeadObject : EC.Commu;

    private int ReadReply(CallSlot slot, SvcIdentity target, int code, out IpcMessage? reply)
    {
        int size = slot.Size;
        int type = slot.Type;
        int tid = slot.Tid;
        reply = null;
        if (size < 0 || size > ChannelLayout.MaxContent || type is not (IpcMessageType.Reply or IpcMessageType.FailedReply))
        {
            return EC.Commu;
        }

        DriverMessage? rented = _replies.Rent(size);
        if (rented == null)
        {
            return EC.NoMemory;
        }

        byte* content = size <= CallLayout.InlineBytes ? slot.Content : slot.Overflow;
        new Span<byte>(content, size).CopyTo(rented.Bytes);
        rented.Address(type, target.Handle, target.Token, target.Cookie, code, IpcFlag.OneWay, 0);
        rented.From(Peer.Pid, Peer.CheckThread(tid), Peer.Uid, Peer.Gid);
        rented.Seal();
        reply = rented;
        return EC.Success;
    }

    private bool WakeReceiver()
    {
        int* parked = Word(ChannelLayout.Parked);
        // Sync receiver-parked (observe): after the fence that published the request.
        if (Volatile.Read(ref *parked) == 0 || Interlocked.Exchange(ref *parked, 0) == 0)
        {
            return false;
        }

        Futex.Ring(Word(ChannelLayout.ReceiverBell));
        return true;
    }

    /// <summary>Has the thread that stands by look whether the one that receives is held up by what it serves.</summary>
    private void CallStandby()
    {
        // Sync standby-watched (observe): a bell that rings while it watches would wake nobody.
        if (Volatile.Read(ref *Word(ChannelLayout.Watched)) == 0)
        {
            Futex.Ring(Word(ChannelLayout.StandbyBell));
        }
    }

    private bool IsTaken(int position) => _writer.Consumed - position >= 0;

    private bool WaitsOn()
    {
        CallStandby();
        return IsOpen;
    }

    internal static long DeadlineOf(int timeoutMs) => timeoutMs < 0 ? long.MaxValue : Environment.TickCount64 + timeoutMs;

    internal static int Left(long deadline)
        => deadline == long.MaxValue ? int.MaxValue : (int)Math.Max(0, Math.Min(int.MaxValue, deadline - Environment.TickCount64));
}

/// <summary>The pool that the replies of a process count against.</summary>
internal interface IReplyOwner
{
    /// <summary>Takes a message for a reply of so many bytes; null when the pool has no room for it.</summary>
    DriverMessage? Rent(int size);

    /// <summary>Gives back an answer that came through the kernel and that nobody gets.</summary>
    void Discard(DriverMessage reply);

    /// <summary>Asks the kernel what holds a wait up.</summary>
    void Report(LongWait wait);

    /// <summary>The reason of a call that nothing answered; null when nobody makes one.</summary>
    /// <param name="wait">The wait; null when it was too short to look into it.</param>
    /// <param name="pid">The pid of the process that was called.</param>
    /// <param name="function">The function.</param>
    /// <param name="timeoutMs">How long it took.</param>
    DriverMessage? Unanswered(LongWait? wait, int pid, int function, int timeoutMs);
}
