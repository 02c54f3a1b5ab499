using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

internal sealed unsafe partial class ServerChannel
{
    private const int QuietLooks = 50;

    /// <summary>Odd while a thread receives; another number each time.</summary>
    private int _turn;
    private ChannelThread? _leader;
    private int _standing;
    private ChannelThread? _server;
    private int _position;
    private int _passedOn;
    private DriverMessage? _handed;
    private int _clientCpu = -1;
    private int _ownCpu = -1;

    /// <summary>Waits for the next request. Called by the two threads of the channel, over and over.</summary>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.NoInit"/> once the channel has ended.</returns>
    internal int Receive(ChannelThread thread, out IpcMessage? message)
    {
        message = null;
        if (_server == thread)
        {
            Volatile.Write(ref _server, null);
        }

        while (IsOpen && message == null)
        {
            if (!Lead(thread) && !StandBy(thread))
            {
                continue;
            }

            if (WaitForRequest())
            {
                message = Take(thread);
            }

            // Sync turn (publish): _position, _passedOn and _handed are the next leader's.
            Volatile.Write(ref _turn, _turn + 1);
        }

        return message == null ? EC.NoInit : EC.Success;
    }

    private byte* NextSlot => Data + ChannelLayout.Ring + ((_position & (ChannelLayout.RingSlots - 1)) * ChannelLayout.SlotBytes);

    // Sync request-ring (observe): the slot is read after its first word.
    private bool HasRequest => Volatile.Read(ref *(int*)NextSlot) == _position + 1;

    private bool WaitForRequest()
    {
        // The requests taken before have been passed on by now.
        Volatile.Write(ref _passedOn, _position);
        // Sync ring-consumed (publish): what was taken before stands in a queue, or has been served.
        Volatile.Write(ref *Word(ChannelLayout.Consumed), _position);
        if (HasRequest)
        {
            return true;
        }

        if (_server == null && *Word(ChannelLayout.Busy) != 0)
        {
            Volatile.Write(ref *Word(ChannelLayout.Busy), 0);
        }

        TellRoom();
        if (SayWhere() != _clientCpu)
        {
            Spin spin = default;
            while (!HasRequest && spin.Next())
            {
            }
        }

        int* parked = Word(ChannelLayout.Parked);
        int* bell = Word(ChannelLayout.ReceiverBell);
        while (!HasRequest && IsOpen)
        {
            int rung = Volatile.Read(ref *bell);
            // Sync receiver-parked (publish): with a full fence before the last look at the ring.
            Interlocked.Exchange(ref *parked, 1);
            TellRoom();
            if (!HasRequest && IsOpen)
            {
                Futex.Wait(bell, rung, Timeout.Infinite);
            }

            Volatile.Write(ref *parked, 0);
            SayWhere();
        }

        return IsOpen;
    }

    private void TellRoom()
    {
        int* wanted = Word(ChannelLayout.RoomWanted);
        // Sync room-wanted (observe): read after Copied and Consumed, with the fence of receiver-parked where it sleeps then.
        if (Volatile.Read(ref *wanted) != 0 && Interlocked.Exchange(ref *wanted, 0) != 0)
        {
            Futex.RingAll(Word(ChannelLayout.RoomBell));
        }
    }

    private int SayWhere()
    {
        int cpu = Spin.CurrentCpu;
        if (cpu != _ownCpu)
        {
            _ownCpu = cpu;
            Volatile.Write(ref *Word(ChannelLayout.ServerCpu), cpu);
        }

        return cpu;
    }

    /// <summary>Copies the request out and looks at it then, as the client may change it at any time.</summary>
    /// <returns>Null when there was nothing to serve.</returns>
    private DriverMessage? Take(ChannelThread thread)
    {
        byte* slot = NextSlot;
        int call = *(int*)(slot + RequestLayout.Call);
        int size = *(int*)(slot + RequestLayout.Size);
        int arenaAt = *(int*)(slot + RequestLayout.ArenaAt);
        bool isInline = arenaAt == RequestLayout.IsInline;
        _clientCpu = *(int*)(slot + RequestLayout.Cpu);
        int charge = IpcLimits.MessageOverhead + size;
        if (size < 0 || size > ChannelLayout.MaxContent || (isInline && size > RequestLayout.InlineBytes)
            || (!isInline && (arenaAt < 0 || arenaAt > ChannelLayout.ArenaBytes - size)))
        {
            return Accuse("a request of " + size + " bytes at " + arenaAt);
        }

        _taken += charge;
        if (!HasPool())
        {
            return Accuse("more requests than the pool of " + _poolSize + " bytes holds");
        }

        DriverMessage message = _messages.Rent(size, this);
        byte* content = isInline ? slot + RequestLayout.Content : Data + ChannelLayout.Arena + arenaAt;
        new Span<byte>(content, size).CopyTo(message.Bytes);
        bool isOneWay = call == 0;
        message.Address(
            IpcMessageType.Request,
            *(int*)(slot + RequestLayout.Handle),
            *(int*)(slot + RequestLayout.Token),
            *(int*)(slot + RequestLayout.Cookie),
            *(int*)(slot + RequestLayout.Code),
            isOneWay ? IpcFlag.OneWay : IpcFlag.Default,
            call);
        message.From(Peer.Pid, Peer.CheckThread(*(int*)(slot + RequestLayout.Tid)), Peer.Uid, Peer.Gid);
        message.Charge = charge;
        message.Seal();
        message.Data.Signature = *(uint*)(slot + RequestLayout.Signature);
        _position++;
        // Sync ring-copied (publish): nothing of the slot is read from here on.
        Volatile.Write(ref *Word(ChannelLayout.Copied), _position);
        if (!isOneWay && !Expect(call, message.Token))
        {
            return Accuse("call " + call + " in a slot whose last one has not been answered");
        }

        return IsAllowed(message) ? Hand(thread, message, isOneWay) : Refuse(message);
    }

    /// <summary>Notes that a call is to be answered. Only who receives does, and only an answer takes it back.</summary>
    private bool Expect(int call, int token)
    {
        ref int pending = ref _pending[call & (ChannelLayout.CallSlots - 1)];
        if (call < 0 || Volatile.Read(ref pending) != 0)
        {
            return false;
        }

        _tokens[call & (ChannelLayout.CallSlots - 1)] = token;
        Volatile.Write(ref pending, call);
        return true;
    }

    private bool IsAllowed(DriverMessage message)
        => Control.AllowsHandle(message.Handle)
            && (message.Token < SvcIdentity.FirstObjectToken
                ? message.DataSize <= IpcLimits.MaxIoSize
                : Control.AllowsObject(message.Token));

    /// <summary>A request that was allowed when it was sent, or from a client that never asks.</summary>
    private DriverMessage? Refuse(DriverMessage message)
    {
        if (!message.IsOneWay)
        {
            bool isGone = !Control.AllowsHandle(message.Handle);
            Answer(IpcMessageType.FailedReply, message, IpcFailure.Write(isGone ? EC.DeadObject : EC.Permission, string.Empty));
        }

        Free(message);
        return null;
    }

    private DriverMessage Hand(ChannelThread thread, DriverMessage message, bool isOneWay)
    {
        message.RunsHere = Volatile.Read(ref _standing) != 0;
        // Sync handed (publish): before the turn is given up.
        _handed = message.RunsHere ? message : null;
        if (message.RunsHere)
        {
            Volatile.Write(ref _server, thread);
            if (isOneWay && *Word(ChannelLayout.Busy) == 0)
            {
                Volatile.Write(ref *Word(ChannelLayout.Busy), 1);
            }
        }

        return message;
    }

    private DriverMessage? Accuse(string reason)
    {
        _kernel.Abandon(Id, reason);
        Close();
        return null;
    }

    /// <summary>
    /// Sleeps until the client says that its requests do not get on, and looks then, until nothing comes any more, whether the
    /// receiver is held up by what it serves.
    /// </summary>
    /// <returns>True when it receives now.</returns>
    private bool StandBy(ChannelThread thread)
    {
        int* bell = Word(ChannelLayout.StandbyBell);
        int* watched = Word(ChannelLayout.Watched);
        Volatile.Write(ref _standing, 1);
        int seen = Volatile.Read(ref _position);
        int quiet = 0;
        bool takesOver = false;
        while (IsOpen && !takesOver)
        {
            int rung = Volatile.Read(ref *bell);
            bool sleeps = quiet >= QuietLooks;
            // Sync standby-watched (publish): with a full fence before it sleeps on the bell that it has read.
            Volatile.Write(ref *watched, sleeps ? 0 : 1);
            Interlocked.MemoryBarrier();
            if (!IsOpen)
            {
                break;
            }

            Futex.Wait(bell, rung, sleeps && !IsLeft(Volatile.Read(ref _turn)) ? Timeout.Infinite : ClientChannel.LookAgainMs);

            int position = Volatile.Read(ref _position);
            int turn = Volatile.Read(ref _turn);
            takesOver = !sleeps && position == seen && IsLeft(turn) && IsServed && Begin(thread, turn);
            quiet = position == seen && !sleeps ? quiet + 1 : 0;
            seen = position;
        }

        Volatile.Write(ref _standing, 0);
        return takesOver;
    }

    /// <summary>Receives if no other thread has taken a request that it may not have passed on yet.</summary>
    private bool Lead(ChannelThread thread)
    {
        int turn = Volatile.Read(ref _turn);
        ChannelThread? leader = Volatile.Read(ref _leader);
        return (leader == null || leader == thread) && IsFree(turn) && Begin(thread, turn);
    }

    private bool Begin(ChannelThread thread, int turn)
    {
        // Sync turn (observe): one thread leads, and sees what the last one has left.
        if (Interlocked.CompareExchange(ref _turn, turn + 1, turn) != turn)
        {
            return false;
        }

        Volatile.Write(ref _leader, thread);
        return true;
    }

    private static bool IsFree(int turn) => (turn & 1) == 0;

    /// <summary>Whether nobody receives, though there is a request, or somebody waits to hear that the last one is being served.</summary>
    private bool IsLeft(int turn) => IsFree(turn) && (HasRequest || Volatile.Read(ref _passedOn) != Volatile.Read(ref _position));

    /// <summary>Whether the last request is served where it was received, so that nothing can overtake it any more.</summary>
    // Sync handed (observe): RunsHere turns false once it is certain where the request is served.
    private bool IsServed => Volatile.Read(ref _handed) is DriverMessage handed && !Volatile.Read(ref handed.RunsHere);
}
