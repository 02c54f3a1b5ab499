using LiteIpc;

namespace Samgr.Emulator.Channels;

/// <summary>The two-way calls of one client that are under way in a channel. Guards itself.</summary>
// Invariants: a slot is free, or has a number that is not 0. An abandoned one stays taken until its answer is there. A number comes again only after
// 16,383 uses of its slot, and Forget has wiped the answer of the use before.
internal sealed unsafe class CallSlots
{
    private const int Generations = 1 << 14;

    private readonly byte* _data;
    private readonly CallSlot[] _slots = new CallSlot[ChannelLayout.CallSlots];
    private readonly int[] _free = new int[ChannelLayout.CallSlots];
    private readonly Lock _gate = new();
    private int _freeCount = ChannelLayout.CallSlots;

    internal CallSlots(byte* data)
    {
        _data = data;
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i] = new CallSlot(i, data);
            _free[i] = ChannelLayout.CallSlots - 1 - i;
        }
    }

    /// <summary>Whether a call is under way.</summary>
    internal bool AreUsed => Volatile.Read(ref _freeCount) < ChannelLayout.CallSlots;

    /// <summary>Takes a slot for a call; null when all are in use.</summary>
    internal CallSlot? Begin()
    {
        lock (_gate)
        {
            if (_freeCount == 0 && !Reclaim())
            {
                return null;
            }

            CallSlot slot = _slots[_free[--_freeCount]];
            slot.Generation = (slot.Generation % (Generations - 1)) + 1;
            if (slot.Generation == 1)
            {
                slot.Forget();
            }

            slot.Number = (slot.Generation << ChannelLayout.CallBits) | slot.Index;
            slot.IsAbandoned = false;
            slot.KernelReply = null;
            return slot;
        }
    }

    /// <summary>Gives a slot back after its call has been answered.</summary>
    /// <returns>A second answer, which came through the kernel.</returns>
    internal DriverMessage? End(CallSlot slot)
    {
        lock (_gate)
        {
            DriverMessage? second = slot.KernelReply;
            slot.KernelReply = null;
            slot.Number = 0;
            _free[_freeCount++] = slot.Index;
            return second;
        }
    }

    /// <summary>
    /// Ends the wait for an answer that the server has not written into the slot. The slot stays taken until it has, unless the
    /// answer came through the kernel.
    /// </summary>
    /// <returns>The answer that came through the kernel, if one did.</returns>
    internal DriverMessage? Abandon(CallSlot slot)
    {
        lock (_gate)
        {
            DriverMessage? reply = slot.KernelReply;
            slot.IsAbandoned = reply == null;
            if (reply != null)
            {
                End(slot);
            }

            return reply;
        }
    }

    /// <summary>Hands an answer that came through the kernel to its caller.</summary>
    /// <returns>False when nobody waits for it.</returns>
    internal bool Complete(int number, DriverMessage reply)
    {
        lock (_gate)
        {
            CallSlot slot = _slots[number & (ChannelLayout.CallSlots - 1)];
            if (slot.Number != number || slot.KernelReply != null)
            {
                return false;
            }

            if (slot.IsAbandoned)
            {
                End(slot);
                return false;
            }

            // Sync kernel-reply (publish).
            slot.KernelReply = reply;
            slot.Ring();
            return true;
        }
    }

    /// <summary>Wakes every caller that sleeps.</summary>
    internal void RingAll()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].Ring();
        }
    }

    private bool Reclaim()
    {
        foreach (CallSlot slot in _slots)
        {
            if (slot.IsAbandoned && slot.Number != 0 && slot.IsAnswered)
            {
                End(slot);
            }
        }

        return _freeCount > 0;
    }
}
