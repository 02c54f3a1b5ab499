using System;
using System.Threading;

namespace Samgr;

/// <summary>What the runtimes do differently: time, threads and waiting. The plain one works everywhere.</summary>
public abstract class SamgrAdapter
{
    /// <summary>Milliseconds since some moment, never going back.</summary>
    public abstract long NowMs { get; }

    /// <summary>Starts a thread.</summary>
    /// <param name="name">What to call it, where threads have names.</param>
    /// <param name="priority">One of <see cref="TaskPriority"/>, or between.</param>
    /// <param name="body">What it runs.</param>
    public abstract Thread StartThread(string name, int priority, ThreadStart body);

    /// <summary>Makes what one thread sleeps on until others have something for it.</summary>
    public virtual object NewSignal() => new AutoResetEvent(false);

    /// <summary>Wakes the thread that sleeps on a signal, or lets the next one that would pass.</summary>
    public virtual void Set(object signal) => ((AutoResetEvent)signal).Set();

    /// <summary>Sleeps until a signal is set.</summary>
    public virtual void Wait(object signal) => ((AutoResetEvent)signal).WaitOne();

    /// <summary>The runtime's priority for one of ours.</summary>
    protected static ThreadPriority PriorityOf(int priority)
    {
        if (priority < TaskPriority.BelowNormal)
        {
            return ThreadPriority.Lowest;
        }

        if (priority < TaskPriority.Normal)
        {
            return ThreadPriority.BelowNormal;
        }

        return priority < TaskPriority.AboveNormal ? ThreadPriority.Normal : ThreadPriority.AboveNormal;
    }
}

/// <summary>The adapter for boards: what every runtime has.</summary>
public sealed class PlainAdapter : SamgrAdapter
{
    /// <inheritdoc/>
    public override long NowMs => Environment.TickCount64;

    /// <inheritdoc/>
    public override Thread StartThread(string name, int priority, ThreadStart body)
    {
        Thread thread = new Thread(body);
        thread.Priority = PriorityOf(priority);
        thread.Start();
        return thread;
    }
}
