namespace Samgr.Desktop;

/// <content>The places of one process.</content>
internal sealed unsafe partial class RingQueue
{
    /// <summary>
    /// Whether a process has as many calls here as are free beside its own. They are counted only once half of the places are taken:
    /// before that nobody can have so many. Calls that arrive at the same moment are not seen, which are as many as threads receive them.
    /// </summary>
    private bool IsOverShare(int sender)
    {
        long known = Volatile.Read(ref _at.Known);
        if (2 * Cursors.RequestsBetween(Volatile.Read(ref _at.Tail), known) < Capacity)
        {
            return false;
        }

        // Progress first: what has been handled by then has been sent by the time that the tail is read.
        long progress = Volatile.Read(ref _at.Progress);
        long tail = Volatile.Read(ref _at.Tail);
        Interlocked.CompareExchange(ref _at.Known, progress, known);
        int free = Capacity - Cursors.RequestsBetween(tail, progress);
        int end = Cursors.Position(tail);
        int own = 0;
        for (int position = Cursors.Position(progress); position != end && own < free; position++)
        {
            own += SlotAt(position).Sender == sender ? 1 : 0;
        }

        return own >= free;
    }
}
