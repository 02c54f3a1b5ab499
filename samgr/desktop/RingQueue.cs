using System.Numerics;
using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>
/// The queue of a task on Linux. A sender claims a slot of a ring with one compare-and-swap, fills it and stamps it; the task
/// empties them in turn and tells the senders how far it is with a plain write, which they read when they think that the queue is
/// full.
/// </summary>
// Invariants: a position between head and tail belongs to the one sender that moved Tail past it, until its stamp is set, and to the task from
// then on. Only the task moves Head and Progress. The thread that holds the task has _state at Awake or Lent, and only one thread can.
internal sealed unsafe partial class RingQueue : TaskQueue
{
    /// <summary>More requests take more memory than a queue should that is hardly ever full; two slots each, of 64 bytes.</summary>
    internal const int MaxCapacity = 16_384;

    private readonly Slot[] _slots;
    private readonly Exchange _current = new();
    private readonly bool _isGuarded;
    private IpcIo? _reply;
    private Cursors _at;

    /// <summary>Makes a queue.</summary>
    /// <param name="capacity">Requests that it holds.</param>
    /// <param name="mayWait">Whether a sender may wait for room, or displace another one.</param>
    /// <param name="first">The position of the first message, and how many requests count as handled; tests begin just before an end.</param>
    internal RingQueue(int capacity, bool mayWait, int first = 0)
        : base(capacity)
    {
        _at.Tail = _at.Known = _at.Progress = Cursors.Pack(first, first);
        _at.Head = _at.Handled = first;

        // Requests, and as many answers: a claimed slot has always been emptied.
        _slots = new Slot[BitOperations.RoundUpToPowerOf2(2 * (uint)capacity)];
        _isGuarded = mayWait;
        _at.LastCpu = NoCpu;
        fixed (int* start = _memory)
        {
            _state = start + IntsPerLine;
            _wantsFences = _state + 1;
        }

        *_wantsFences = 1;
    }

    internal override int Requests
        => Cursors.RequestsBetween(Volatile.Read(ref _at.Tail), Volatile.Read(ref _at.Progress)) + (Volatile.Read(ref *_state) == Lent ? 1 : 0);

    internal override bool IsClosed => Volatile.Read(ref _at.Tail) < 0;

    internal override IpcIo ReplyBuffer(int size, int objects) => _reply ??= new IpcIo(size, objects);

    internal override bool Send(
        int kind, Identity identity, Request request, Response? response, Handler? handler, ServiceEntry? source, SharedToken? token)
    {
        if (Claim(kind != ExchangeKind.Response, out int position))
        {
            ref Slot slot = ref SlotAt(position);
            slot.Write(identity, request, response, handler, source, token);
            Publish(ref slot, kind);
            return true;
        }

        if (!Displaces(identity.Service!))
        {
            return false;
        }

        Slot added = default;
        added.Write(identity, request, response, handler, source, token);
        return Displace(identity.Service!, ref added, kind, Nobody);
    }

    internal override bool SendCall(CallReceiver receiver, object call, int sender, bool mayRunHere)
    {
        if (mayRunHere && ServeHere(receiver, call))
        {
            return true;
        }

        if ((!IsOverShare(sender) || Displaces(receiver.Service)) && Claim(true, out int position))
        {
            ref Slot slot = ref SlotAt(position);
            slot.Write(receiver, call, sender);
            Publish(ref slot, ExchangeKind.Call);
            return true;
        }

        if (!Displaces(receiver.Service))
        {
            return false;
        }

        Slot added = default;
        added.Write(receiver, call, sender);
        return Displace(receiver.Service, ref added, ExchangeKind.Call, sender);
    }

    internal override Exchange? Take(Exchange? done)
    {
        if (done != null)
        {
            Finish(done);
        }

        while (true)
        {
            if (TakeStep() || TakeSlot())
            {
                return _current;
            }

            if (IsOver)
            {
                return null;
            }

            WaitForWork();
        }
    }

    internal override void Close()
    {
        long tail = Volatile.Read(ref _at.Tail);
        while (true)
        {
            // Sync queue-closed (publish): no position is claimed from here on.
            long seen = Interlocked.CompareExchange(ref _at.Tail, tail | long.MinValue, tail);
            if (seen == tail)
            {
                break;
            }

            tail = seen;
        }

        Wake();
        base.Close();
    }

    private ref Slot SlotAt(int position) => ref _slots[position & (_slots.Length - 1)];

    /// <summary>Whether the message of that position, one between head and tail, can be taken.</summary>
    // Sync slot-stamp (observe): the content of the slot is read after its stamp.
    private bool IsStamped(int position) => Volatile.Read(ref SlotAt(position).Stamp) != 0;

    private bool Claim(bool takesPlace, out int position)
    {
        long tail = Volatile.Read(ref _at.Tail);
        while (true)
        {
            position = Cursors.Position(tail);
            // Sync queue-closed (observe), sender.
            if (tail < 0)
            {
                return false;
            }

            long known = Volatile.Read(ref _at.Known);
            if (!HasRoom(tail, known, takesPlace))
            {
                // Sync queue-progress (observe): a slot is written only after the task has emptied it.
                long progress = Volatile.Read(ref _at.Progress);
                long now = Volatile.Read(ref _at.Tail);
                if (now != tail)
                {
                    tail = now;
                    continue;
                }

                if (!HasRoom(tail, progress, takesPlace))
                {
                    return false;
                }

                // Unless another sender has seen more meanwhile, however long this one has stood still.
                Interlocked.CompareExchange(ref _at.Known, progress, known);
            }

            long seen = Interlocked.CompareExchange(
                ref _at.Tail, Cursors.Pack(position + 1, Cursors.Requests(tail) + (takesPlace ? 1 : 0)), tail);
            if (seen == tail)
            {
                return true;
            }

            tail = seen;
        }
    }

    private bool HasRoom(long tail, long progress, bool takesPlace)
        => (uint)(Cursors.Position(tail) - Cursors.Position(progress)) < (uint)_slots.Length
            && (!takesPlace || Cursors.RequestsBetween(tail, progress) < Capacity);

    private void Publish(ref Slot slot, int kind)
    {
        int stamp = Slot.StampOf(kind);
        if (WantsFences)
        {
            slot.Cpu = Spin.CurrentCpu + 1;
            // Sync slot-stamp (publish), and the fence of task-parked.
            Interlocked.Exchange(ref slot.Stamp, stamp);
            WakeIfParked();
            return;
        }

        // Sync slot-stamp (publish), without a fence: the task that parks has passed one on every processor (no-fences).
        Volatile.Write(ref slot.Stamp, stamp);
        // Sync no-fences (observe): read after the stamp.
        if (Volatile.Read(ref *(long*)_state) != AwakeWithoutFences)
        {
            // The task has asked for fences meanwhile.
            Interlocked.MemoryBarrier();
            WakeIfParked();
        }
    }

    private bool TakeSlot()
    {
        if (!IsStamped(_at.Head))
        {
            return false;
        }

        if (!_isGuarded)
        {
            TakeHead();
            return true;
        }

        lock (_slots)
        {
            TakeHead();
        }

        return true;
    }

    private void TakeHead()
    {
        ref Slot slot = ref SlotAt(_at.Head);
        _at.Head++;
        NoteCpu(slot.Cpu - 1);
        slot.Read(_current);
    }

    private void Finish(Exchange done)
    {
        if (done.Kind == ExchangeKind.Response)
        {
            FreeAnswer();
        }
        else if (done.TakesPlace)
        {
            _at.Handled++;
        }

        done.Clear();
        // Sync queue-progress (publish): the slots up to here are empty.
        Volatile.Write(ref _at.Progress, Cursors.Pack(_at.Head, _at.Handled));
        if (_isGuarded)
        {
            // Whether anybody waits for room is looked at after it has been made.
            Interlocked.MemoryBarrier();
            TellRoom();
        }
    }
}
