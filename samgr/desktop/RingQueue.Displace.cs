using System.Runtime.CompilerServices;

namespace Samgr.Desktop;

/// <content>A message in the place of the oldest one to the same service.</content>
internal sealed unsafe partial class RingQueue
{
    private Exchange? _spare;

    private bool Displaces(ServiceEntry target)
        => _isGuarded && target.Config!.FullQueuePolicy == FullQueuePolicy.DropOldest && !IsClosed;

    /// <summary>
    /// Ends the oldest message to the service, moves those behind it up, each into the place of the one before it, and puts the new one
    /// last. A process ends its own oldest one, if it has any there.
    /// </summary>
    private bool Displace(ServiceEntry target, ref Slot added, int kind, int sender)
    {
        Exchange dropped = Interlocked.Exchange(ref _spare, null) ?? new Exchange();
        bool isDropped = false;
        lock (_slots)
        {
            int end = Cursors.Position(Volatile.Read(ref _at.Tail));
            ref Slot free = ref Unsafe.NullRef<Slot>();
            for (int position = Oldest(target, sender, end); position != end; position++)
            {
                ref Slot slot = ref SlotAt(position);
                if (!IsMessageTo(target, position))
                {
                    continue;
                }

                if (isDropped)
                {
                    Move(ref slot, slot.Kind, ref free);
                }
                else
                {
                    slot.Read(dropped);
                }

                isDropped = true;
                free = ref slot;
            }

            if (isDropped)
            {
                Move(ref added, kind, ref free);
            }
        }

        // While they moved the task may have seen none of them, and gone to sleep.
        Wake();
        if (isDropped)
        {
            dropped.Abandon();
            dropped.Clear();
        }

        Volatile.Write(ref _spare, dropped);
        return isDropped;
    }

    /// <summary>The position from which on the first message to the service is the one to end. Guarded like <see cref="Displace"/>.</summary>
    private int Oldest(ServiceEntry target, int sender, int end)
    {
        for (int position = _at.Head; sender != Nobody && position != end; position++)
        {
            if (IsMessageTo(target, position) && SlotAt(position).Sender == sender)
            {
                return position;
            }
        }

        return _at.Head;
    }

    private bool IsMessageTo(ServiceEntry target, int position)
        => IsStamped(position) && SlotAt(position).Target == target && SlotAt(position).Kind != ExchangeKind.Response;

    private static void Move(ref Slot source, int kind, ref Slot target)
    {
        source.Stamp = 0;
        target = source;
        // Sync slot-stamp (publish), under the lock that the task takes slots with.
        Volatile.Write(ref target.Stamp, Slot.StampOf(kind));
    }
}
