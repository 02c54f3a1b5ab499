namespace Samgr.Tests;

/// <summary>Time that stands still until the test moves it. Counts the threads that are started.</summary>
internal sealed class FakeClock : SamgrAdapter
{
    private long _now;
    private int _threads;

    public int StartedThreads => Volatile.Read(ref _threads);

    /// <summary>Runs each time somebody asks for the time.</summary>
    public Action OnAsked { get; set; } = () => { };

    public override long NowMs
    {
        get
        {
            OnAsked();
            return Volatile.Read(ref _now);
        }
    }

    public void Advance(int milliseconds) => Interlocked.Add(ref _now, milliseconds);

    public override Thread StartThread(string name, int priority, ThreadStart body)
    {
        Interlocked.Increment(ref _threads);
        var thread = new Thread(body) { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }
}
