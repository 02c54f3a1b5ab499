namespace Samgr.Testing;

/// <summary>
/// The plain adapter of boards, on a clock that a test moves: time in samgr stands still until then. Counts the threads that are
/// started.
/// </summary>
public sealed class TestAdapter : SamgrAdapter
{
    private int _startedThreads;

    /// <summary>Makes an adapter on a clock of its own.</summary>
    public TestAdapter()
        : this(new TestClock())
    {
    }

    /// <summary>Makes an adapter on a clock.</summary>
    public TestAdapter(TestClock clock)
    {
        Clock = clock;
    }

    /// <summary>The clock.</summary>
    public TestClock Clock { get; }

    /// <summary>Threads that were started.</summary>
    public int StartedThreads => Volatile.Read(ref _startedThreads);

    /// <summary>Runs each time that somebody asks for the time, on the thread that asks.</summary>
    public Action OnAsked { get; set; } = () => { };

    /// <inheritdoc/>
    public override long NowMs
    {
        get
        {
            OnAsked();
            return Clock.ElapsedMs;
        }
    }

    /// <summary>Moves the clock.</summary>
    public void Advance(int milliseconds) => Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <inheritdoc/>
    public override Thread StartThread(string name, int priority, ThreadStart body)
    {
        Interlocked.Increment(ref _startedThreads);
        Thread thread = new(body) { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }
}
