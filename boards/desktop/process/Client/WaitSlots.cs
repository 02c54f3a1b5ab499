using LiteIpc;

namespace Samgr.Emulator.Client;

/// <summary>
/// The questions of one process that wait for an answer. Slots are used again; a number is not, so that an answer that comes
/// too late finds nobody.
/// </summary>
internal sealed class WaitSlots
{
    internal const int Capacity = 256;
    internal const int Generations = int.MaxValue / Capacity;

    private readonly object _gate = new();
    private readonly WaitSlot?[] _slots = new WaitSlot?[Capacity];
    private readonly int[] _free = new int[Capacity];
    private readonly int[] _generations = new int[Capacity];
    private int _freeCount = Capacity;
    private bool _closed;

    /// <summary>Makes the slots.</summary>
    /// <param name="generation">How often each counts as used; tests begin just before the end.</param>
    internal WaitSlots(int generation = 0)
    {
        Array.Fill(_generations, generation);
        for (int i = 0; i < Capacity; i++)
        {
            _free[i] = Capacity - 1 - i;
        }
    }

    /// <summary>Takes a slot.</summary>
    /// <returns><see cref="EC.Success"/>, <see cref="EC.NoSpace"/>, or <see cref="EC.NoInit"/> once the connection has ended.</returns>
    internal int Begin(out WaitSlot? slot)
    {
        slot = null;
        lock (_gate)
        {
            if (_closed)
            {
                return EC.NoInit;
            }

            if (_freeCount == 0)
            {
                return EC.NoSpace;
            }

            int index = _free[--_freeCount];
            int generation = _generations[index] = (_generations[index] % (Generations - 1)) + 1;
            slot = _slots[index] ??= new WaitSlot(index);
            slot.Begin((generation * Capacity) + index);
            return EC.Success;
        }
    }

    /// <summary>Hands an answer to whoever waits for it.</summary>
    /// <returns>False when nobody does (any more).</returns>
    internal bool Complete(int id, int result, DriverMessage? reply)
    {
        lock (_gate)
        {
            WaitSlot? slot = id > 0 ? _slots[id % Capacity] : null;
            if (slot == null || slot.Id != id)
            {
                return false;
            }

            slot.Id = 0;
            slot.Complete(result, reply);
            return true;
        }
    }

    /// <summary>Waits for the answer and gives the slot back.</summary>
    /// <returns>True when the time was over first: the answer, should it come, finds nobody.</returns>
    internal bool End(WaitSlot slot, int timeoutMs, out int result, out IpcMessage? reply)
    {
        slot.Wait(timeoutMs);
        lock (_gate)
        {
            bool unanswered = slot.Id != 0;
            slot.Id = 0;
            result = slot.Result;
            reply = slot.Reply;
            _free[_freeCount++] = slot.Index;
            return unanswered;
        }
    }

    /// <summary>Ends every wait: the connection is gone.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (WaitSlot? slot in _slots)
            {
                if (slot is { Id: not 0 })
                {
                    slot.Id = 0;
                    slot.Complete(EC.Commu, null);
                }
            }
        }
    }
}
