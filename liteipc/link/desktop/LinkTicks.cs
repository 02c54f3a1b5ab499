namespace LiteIpc.Link.Desktop;

/// <summary>
/// Wakes the sessions of a process when they are due: one thread for all of them, which sleeps until the next moment that a session
/// has named, and for ever while there is none.
/// </summary>
/// <remarks>
/// Invariant, under <see cref="_gate"/>: a session that is not over is planned at its <see cref="Entry.Due"/>, or is being woken, or has never been due. What
/// is planned at another moment is left over from before a session was brought forward.
/// </remarks>
internal sealed class LinkTicks(ILinkPlatform clock)
{
    private const int ForEver = -1;

    private readonly object _gate = new();
    private readonly PriorityQueue<Entry, long> _planned = new();

    /// <summary>That of the process; its thread begins with the first session.</summary>
    public static LinkTicks Shared { get; } = Start();

    /// <summary>Has a session that has not started woken until it is over.</summary>
    public void Attach(LinkSession session, Func<bool> isOver) => session.Timer = new Entry(this, session, isOver);

    /// <summary>Wakes the next session that is due.</summary>
    /// <returns>Milliseconds until another one is, 0 after one was woken; -1 without any.</returns>
    public int WakeNext()
    {
        Entry? entry;
        lock (_gate)
        {
            entry = TakeDue(out int wait);
            if (entry == null)
            {
                return wait;
            }
        }

        Wake(entry);
        return 0;
    }

    private static LinkTicks Start()
    {
        LinkTicks ticks = new(new DesktopPlatform());
        new Thread(ticks.Run) { IsBackground = true, Name = "link-ticks" }.Start();
        return ticks;
    }

    private void Run()
    {
        while (true)
        {
            Entry? entry;
            lock (_gate)
            {
                while ((entry = TakeDue(out int wait)) == null)
                {
                    Monitor.Wait(_gate, wait);
                }
            }

            Wake(entry);
        }
    }

    private void Wake(Entry entry)
    {
        long next = clock.NowMs + entry.Session.OnTick();
        if (!entry.IsOver())
        {
            entry.BringForward(next);
        }
    }

    /// <summary>Takes out a session that is due; <paramref name="wait"/> says how long there is none.</summary>
    private Entry? TakeDue(out int wait)
    {
        wait = ForEver;
        long now = clock.NowMs;
        while (_planned.TryPeek(out Entry? entry, out long at))
        {
            if (entry.Due == at && at > now)
            {
                wait = (int)Math.Min(at - now, int.MaxValue);
                return null;
            }

            _planned.Dequeue();
            if (entry.Due == at)
            {
                entry.Due = long.MaxValue;
                return entry;
            }
        }

        return null;
    }

    /// <summary>A session and the moment at which it is due next.</summary>
    private sealed class Entry(LinkTicks ticks, LinkSession session, Func<bool> isOver) : ILinkTimer
    {
        public long Due = long.MaxValue;

        public LinkSession Session => session;

        public bool IsOver() => isOver();

        /// <inheritdoc/>
        public void BringForward(long dueMs)
        {
            lock (ticks._gate)
            {
                if (dueMs < Due)
                {
                    Due = dueMs;
                    ticks._planned.Enqueue(this, dueMs);
                    Monitor.Pulse(ticks._gate);
                }
            }
        }
    }
}
