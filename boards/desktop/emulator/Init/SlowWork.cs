namespace Samgr.Emulator;

/// <summary>
/// Does what may take long, so that init never waits: process starts, files, close. The jobs of one owner run in order, one
/// at a time; owners take turns, so that none of them holds the others up. Jobs post their results back to init.
/// </summary>
/// <remarks>
/// Its threads end with the machine and not before: Linux kills the processes that a thread has started, as they ask for,
/// when that thread ends.
/// </remarks>
internal sealed class SlowWork : IDisposable
{
    private const int MaxThreads = 8;

    private readonly object _gate = new();
    private readonly Dictionary<int, Queue<Action>> _jobs = [];
    private readonly Queue<int> _ready = new();
    private readonly Action<Exception> _failed;
    private int _threads;
    private int _idle;
    private bool _isClosed;

    /// <summary>Makes it.</summary>
    /// <param name="failed">Gets what a job throws.</param>
    internal SlowWork(Action<Exception> failed)
    {
        _failed = failed;
    }

    /// <summary>Takes a job; never waits.</summary>
    /// <param name="owner">The pid of the process for which it is done.</param>
    /// <param name="job">The job.</param>
    internal void Post(int owner, Action job)
    {
        lock (_gate)
        {
            if (!_jobs.TryGetValue(owner, out Queue<Action>? waiting))
            {
                waiting = new Queue<Action>();
                _jobs.Add(owner, waiting);
                _ready.Enqueue(owner);
            }

            waiting.Enqueue(job);
            if (_idle < _ready.Count && _threads < MaxThreads)
            {
                AddThread();
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends the threads once they have done what is waiting; does not wait for them.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void AddThread()
    {
        try
        {
            new Thread(Run) { IsBackground = true, Name = "slow work" }.Start();
            _threads++;
        }
        catch (Exception error) when (error is OutOfMemoryException or ThreadStartException)
        {
            // The system has no thread for now; the jobs wait for those there are, or for the next that is posted.
            _failed(error);
        }
    }

    private void Run()
    {
        while (Next(out int owner) is Action job)
        {
            try
            {
                job();
            }
            catch (Exception error)
            {
                _failed(error);
            }

            Done(owner);
        }
    }

    private Action? Next(out int owner)
    {
        lock (_gate)
        {
            _idle++;
            while (!_ready.TryDequeue(out owner))
            {
                if (_isClosed)
                {
                    _threads--;
                    return null;
                }

                Monitor.Wait(_gate);
            }

            _idle--;
            return _jobs[owner].Dequeue();
        }
    }

    private void Done(int owner)
    {
        lock (_gate)
        {
            if (_jobs[owner].Count > 0)
            {
                _ready.Enqueue(owner);
                Monitor.Pulse(_gate);
            }
            else
            {
                _jobs.Remove(owner);
            }
        }
    }
}
