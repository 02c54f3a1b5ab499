namespace Samgr.Tool.Sizing;

/// <summary>Starts the threads of a system that is being measured, and keeps a list of them.</summary>
internal sealed class BoardThreads : SamgrAdapter
{
    private readonly List<Thread> _threads = [];

    public override long NowMs => Environment.TickCount64;

    /// <summary>How many are running.</summary>
    public int Running
    {
        get
        {
            lock (_threads)
            {
                return _threads.Count(thread => thread.IsAlive);
            }
        }
    }

    public override Thread StartThread(string name, int priority, ThreadStart body)
    {
        Thread thread = new(body) { Name = name, IsBackground = true };
        lock (_threads)
        {
            _threads.Add(thread);
        }

        thread.Start();
        return thread;
    }
}
