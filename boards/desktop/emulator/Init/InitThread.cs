using System.Collections.Concurrent;

namespace Samgr.Emulator;

/// <summary>
/// The one thread that decides about processes, in the order in which it is asked. It never waits: what may take long is
/// <see cref="SlowWork"/>.
/// </summary>
internal sealed class InitThread : IDisposable
{
    private const int LastWaitMs = 5000;

    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _failed;

    /// <summary>Starts the thread.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="failed">Gets what a piece of work throws; the thread goes on.</param>
    internal InitThread(TimeProvider time, Action<Exception> failed)
    {
        _time = time;
        _failed = failed;
        _thread = new Thread(Run) { IsBackground = true, Name = "init" };
        _thread.Start();
    }

    internal void Post(Action work)
    {
        try
        {
            _work.Add(work);
        }
        catch (InvalidOperationException)
        {
            // The machine has ended; there is nothing left to start or to end.
            return;
        }
    }

    internal void PostAfter(TimeSpan delay, Action work)
    {
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                Post(work);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join(LastWaitMs);
        }
    }

    private void Run()
    {
        foreach (Action work in _work.GetConsumingEnumerable())
        {
            try
            {
                work();
            }
            catch (Exception error)
            {
                _failed(error);
            }
        }
    }
}
