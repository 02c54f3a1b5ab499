using System;
using System.Threading;

namespace Samgr;

/// <summary>What the runtimes do differently: time and threads. The plain one works everywhere.</summary>
public abstract class SamgrAdapter
{
    /// <summary>Milliseconds since some moment, never going back.</summary>
    public abstract long NowMs { get; }

    /// <summary>Starts a thread.</summary>
    /// <param name="name">What to call it, where threads have names.</param>
    /// <param name="priority">One of <see cref="TaskPriority"/>, or between.</param>
    /// <param name="body">What it runs.</param>
    public abstract Thread StartThread(string name, int priority, ThreadStart body);

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
