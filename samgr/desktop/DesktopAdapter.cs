using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>
/// The adapter for .NET 10: threads have names and do not keep the process alive, and on Linux a thread that waits for a message
/// looks for it for up to 20 us before it sleeps, where its sender runs on another processor.
/// </summary>
public sealed partial class DesktopAdapter : SamgrAdapter, IProcessWatch
{
    [ThreadStatic]
    private static TaskPool? _lastFound;

    private readonly RefusalPace _pace = new();
    private readonly TimeProvider? _time;

    /// <summary>Makes the adapter on the time of the system.</summary>
    public DesktopAdapter()
    {
    }

    /// <summary>Makes the adapter on another clock, as tests have one. Waiting takes the time of the system all the same.</summary>
    public DesktopAdapter(TimeProvider time)
    {
        _time = time;
    }

    /// <inheritdoc/>
    public override long NowMs
        => _time == null ? Environment.TickCount64 : (long)_time.GetElapsedTime(0).TotalMilliseconds;

    /// <inheritdoc/>
    public override bool IsDue(string line) => _pace.IsDue(line, NowMs);

    /// <inheritdoc/>
    public override Thread StartThread(string name, int priority, ThreadStart body)
    {
        var thread = new Thread(body)
        {
            Name = name,
            IsBackground = true,
            Priority = PriorityOf(priority),
        };
        thread.Start();
        return thread;
    }

    internal override void Check(SamgrOptions options) => SamgrLimits.Check(options);

    internal override void Check(TaskConfig config) => TaskRanges.Check(config);

    internal override TaskQueue NewQueue(int capacity, bool onlyRefuses)
        => Futex.IsSupported && capacity <= RingQueue.MaxCapacity ? new RingQueue(capacity, !onlyRefuses) : base.NewQueue(capacity, onlyRefuses);

    internal override TaskPool? FindCurrent(TaskManager tasks)
    {
        TaskPool? last = _lastFound;
        if (last == null || last.Owner != tasks || last.ThreadId != Environment.CurrentManagedThreadId)
        {
            last = base.FindCurrent(tasks);
            _lastFound = last;
        }

        return last;
    }
}
