using System;
using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>The differences between the runtimes: time, threads and waiting. The plain adapter works everywhere.</summary>
public abstract class SamgrAdapter
{
    /// <summary>Milliseconds since some moment, never going back.</summary>
    public abstract long NowMs { get; }

    /// <summary>Starts a thread.</summary>
    /// <param name="name">Its name, where threads have names.</param>
    /// <param name="priority">One of <see cref="TaskPriority"/>, or between.</param>
    /// <param name="body">The code that it runs.</param>
    public abstract Thread StartThread(string name, int priority, ThreadStart body);

    /// <summary>Refuses options that are out of their ranges, on runtimes with room for the ranges.</summary>
    internal virtual void Check(SamgrOptions options)
    {
    }

    /// <summary>Refuses the task of a service that is out of its ranges, as <see cref="Check(SamgrOptions)"/> does.</summary>
    internal virtual void Check(TaskConfig config)
    {
    }

    /// <summary>Waits for the answer of a service of this process.</summary>
    /// <param name="answered">Set when there is one.</param>
    /// <param name="service">The service.</param>
    /// <param name="request">The message that it was sent.</param>
    /// <param name="function">The function that was called.</param>
    /// <param name="timeoutMs">The longest wait, in milliseconds; -1 for ever.</param>
    /// <param name="reason">The reason why there is no answer, in words; empty where nothing more is known.</param>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Timeout"/>; <see cref="EC.Deadlock"/> when it would never come.</returns>
    public virtual int Await(AutoResetEvent answered, Identity service, Request request, int function, int timeoutMs, out string reason)
    {
        reason = string.Empty;
        return answered.WaitOne(timeoutMs, false) ? EC.Success : EC.Timeout;
    }

    /// <summary>Makes the queue of a task.</summary>
    /// <param name="capacity">Requests that it holds.</param>
    /// <param name="onlyRefuses">Whether no sender of the task waits or displaces another one when it is full.</param>
    internal virtual TaskQueue NewQueue(int capacity, bool onlyRefuses) => new TaskQueue(capacity);

    /// <summary>Whether a log line that other processes can cause is to be written now. A board writes all: it has no room to keep the last ones.</summary>
    /// <param name="line">The line. Asked from any thread.</param>
    public virtual bool IsDue(string line) => true;

    /// <summary>The task whose entry the calling thread handles; null when it handles none of these.</summary>
    internal virtual TaskPool? FindCurrent(TaskManager tasks)
    {
        TaskPool[] pools = tasks.Pools;
        int threadId = Thread.CurrentThread.ManagedThreadId;
        for (int i = 0; i < pools.Length; i++)
        {
            if (pools[i].ThreadId == threadId)
            {
                return pools[i];
            }
        }

        return null;
    }

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

/// <summary>The adapter for boards, which uses only what every runtime has.</summary>
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
