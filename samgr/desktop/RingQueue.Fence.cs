namespace Samgr.Desktop;

/// <content>
/// Senders leave the fence out between a message and the look whether the task sleeps, while many messages come from another
/// processor: a sender there would wait at the fence until the memory of the slot has come over, most of the cost of a message.
/// Before the task sleeps it asks for fences again, and has every processor pass a barrier once.
/// </content>
internal sealed unsafe partial class RingQueue
{
    /// <summary>So many messages in a row that the barrier is nothing beside them: it takes up to some 10 us.</summary>
    private const int ManyCrossings = 256;

    /// <summary>Beside the state, so that a sender reads both at once.</summary>
    private readonly int* _wantsFences;

    private bool WantsFences => Volatile.Read(ref *_wantsFences) != 0;

    private void NoteCpu(int cpu)
    {
        if (cpu == NoCpu)
        {
            return;
        }

        _at.LastCpu = cpu;
        if (cpu == _at.OwnCpu)
        {
            _at.Crossings = 0;
        }
        else if (++_at.Crossings == ManyCrossings)
        {
            Volatile.Write(ref *_wantsFences, 0);
        }
    }

    private void WantFences()
    {
        _at.Crossings = 0;
        if (*_wantsFences == 0)
        {
            // Sync no-fences (publish): a sender either reads this or has its stamp seen, as every processor passes a fence now.
            Volatile.Write(ref *_wantsFences, 1);
            Interlocked.MemoryBarrierProcessWide();
        }
    }
}
