using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

/// <summary>
/// Puts requests into the ring of a channel, in the order in which its threads come. A call waits for room in the ring, nothing waits
/// for room in the pool of the server. Nothing that the server writes is believed beyond how long to wait.
/// </summary>
/// <param name="data">The memory of the channel.</param>
/// <param name="poolSize">Bytes of the server's pool.</param>
/// <param name="first">The position of the first request.</param>
// Invariants: under _gate _copied <= _position <= _copied + RingSlots, and _arenaHead <= _arenaTail <= _arenaHead + ArenaBytes. A slot is written
// only while the server has copied out what stood in it.
internal sealed unsafe class RequestWriter(byte* data, int poolSize, int first)
{
    private readonly Lock _gate = new();
    private readonly long[] _arenaEnds = new long[ChannelLayout.RingSlots];
    private int _position = first;
    private int _copied = first;
    private long _arenaTail;
    private long _arenaHead;
    private long _sent;
    private long _freed;

    /// <summary>Requests written so far; the number of the last one.</summary>
    internal int Position => Volatile.Read(ref _position);

    /// <summary>Requests that the server has passed on.</summary>
    // Sync ring-consumed (observe).
    internal int Consumed => Volatile.Read(ref *(int*)(data + ChannelLayout.Consumed));

    /// <summary>Writes a request.</summary>
    /// <param name="target">Whom it is for.</param>
    /// <param name="code">The function.</param>
    /// <param name="request">The arguments; no objects.</param>
    /// <param name="tid">The number of the calling thread.</param>
    /// <param name="cpu">The processor on which it runs.</param>
    /// <param name="call">The number of the call; 0 for one-way.</param>
    /// <param name="timeoutMs">How long to wait for room in the ring; -1 for ever.</param>
    /// <param name="waitsOn">Asked, each time there is still none, whether to wait on.</param>
    /// <param name="position">Its number.</param>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.NoMemory"/> when the server's pool has no room for it;
    /// <see cref="EC.Timeout"/> when there was none in the ring.
    /// </returns>
    internal int Write(SvcIdentity target, int code, IpcIo? request, int tid, int cpu, int call, int timeoutMs, Func<bool> waitsOn, out int position)
    {
        int result = TryWrite(target, code, request, tid, cpu, call, out position);
        if (result != EC.NoSpace)
        {
            return result;
        }

        int* bell = (int*)(data + ChannelLayout.RoomBell);
        long deadline = ClientChannel.DeadlineOf(timeoutMs);
        while (waitsOn() && ClientChannel.Left(deadline) != 0)
        {
            int rung = Volatile.Read(ref *bell);
            // Sync room-wanted (publish): with a full fence before the next look for room.
            Interlocked.Exchange(ref *(int*)(data + ChannelLayout.RoomWanted), 1);
            result = TryWrite(target, code, request, tid, cpu, call, out position);
            if (result != EC.NoSpace)
            {
                return result;
            }

            Futex.Wait(bell, rung, ClientChannel.LookAgainMs);
        }

        return EC.Timeout;
    }

    private int TryWrite(SvcIdentity target, int code, IpcIo? request, int tid, int cpu, int call, out int position)
    {
        int size = request == null ? 0 : request.Length;
        int charge = IpcLimits.MessageOverhead + size;
        lock (_gate)
        {
            position = _position;
            if (!HasPool(charge, call == 0 && target.Token >= SvcIdentity.FirstObjectToken))
            {
                return EC.NoMemory;
            }

            bool isInline = size <= RequestLayout.InlineBytes;
            if (!HasRoom(isInline ? 0 : size))
            {
                return EC.NoSpace;
            }

            // Kept here: what stands in the slot the server can change.
            int arenaAt = isInline ? RequestLayout.IsInline : PutInArena(size);
            byte* slot = SlotAt(position);
            *(int*)(slot + RequestLayout.Handle) = target.Handle;
            *(int*)(slot + RequestLayout.Token) = target.Token;
            *(int*)(slot + RequestLayout.Cookie) = target.Cookie;
            *(int*)(slot + RequestLayout.Code) = code;
            *(int*)(slot + RequestLayout.Tid) = tid;
            *(int*)(slot + RequestLayout.Cpu) = cpu;
            *(int*)(slot + RequestLayout.Call) = call;
            *(int*)(slot + RequestLayout.Size) = size;
            *(int*)(slot + RequestLayout.ArenaAt) = arenaAt;
            *(uint*)(slot + RequestLayout.Signature) = request == null ? 0 : request.Signature;
            if (size > 0)
            {
                byte* content = isInline ? slot + RequestLayout.Content : data + ChannelLayout.Arena + arenaAt;
                request!.Buffer.AsSpan(request.Begin, size).CopyTo(new Span<byte>(content, size));
            }

            _arenaEnds[position & (ChannelLayout.RingSlots - 1)] = _arenaTail;
            _sent += charge;
            _position = position + 1;
            // Sync request-ring (publish), and the fence of receiver-parked: whether the server sleeps is looked at after it.
            Interlocked.Exchange(ref *(int*)slot, position + 1);
            return EC.Success;
        }
    }

    private byte* SlotAt(int position)
        => data + ChannelLayout.Ring + ((position & (ChannelLayout.RingSlots - 1)) * ChannelLayout.SlotBytes);

    /// <summary>
    /// Whether the server's pool has room, by the rule of the kernel: a sender takes as much again as is free, and with
    /// asynchronous requests to objects half of that.
    /// </summary>
    private bool HasPool(int charge, bool isAsync) => Fits(charge, isAsync) || RefreshPool(charge, isAsync);

    private bool Fits(int charge, bool isAsync)
    {
        long own = _sent - _freed;
        return own + own + charge <= (isAsync ? poolSize / 2 : poolSize);
    }

    private bool RefreshPool(int charge, bool isAsync)
    {
        // Sync pool-freed (observe). A number that cannot be is not believed.
        long freed = Volatile.Read(ref *(long*)(data + ChannelLayout.Freed));
        if (freed > _freed && freed <= _sent)
        {
            _freed = freed;
        }

        return Fits(charge, isAsync);
    }

    private bool HasRoom(int arenaBytes) => Holds(arenaBytes) || (RefreshRoom() && Holds(arenaBytes));

    private bool Holds(int arenaBytes)
        => _position - _copied < ChannelLayout.RingSlots
            && (arenaBytes == 0 || _arenaTail + Skip(arenaBytes) + Aligned(arenaBytes) - _arenaHead <= ChannelLayout.ArenaBytes);

    private bool RefreshRoom()
    {
        // Sync ring-copied (observe): a slot is written again only after it was read.
        int copied = Volatile.Read(ref *(int*)(data + ChannelLayout.Copied));
        int passed = copied - _copied;
        if (passed <= 0 || passed > _position - _copied)
        {
            return false;
        }

        _copied = copied;
        _arenaHead = _arenaEnds[(copied - 1) & (ChannelLayout.RingSlots - 1)];
        return true;
    }

    private int PutInArena(int size)
    {
        RefreshRoom();
        if (_arenaHead == _arenaTail)
        {
            // From the start again, whose memory is still in the cache.
            _arenaTail += ChannelLayout.ArenaBytes - (_arenaTail % ChannelLayout.ArenaBytes);
            _arenaHead = _arenaTail;
        }

        _arenaTail += Skip(size);
        int at = (int)(_arenaTail % ChannelLayout.ArenaBytes);
        _arenaTail += Aligned(size);
        return at;
    }

    /// <summary>The space left unused at the end of the arena, because content stands in one piece.</summary>
    private int Skip(int size)
    {
        int at = (int)(_arenaTail % ChannelLayout.ArenaBytes);
        return at + size > ChannelLayout.ArenaBytes ? ChannelLayout.ArenaBytes - at : 0;
    }

    private static int Aligned(int size) => (size + ChannelLayout.Line - 1) & ~(ChannelLayout.Line - 1);
}
