using System.Threading;

namespace Samgr;

/// <summary>A thread with its queue, and the services that it carries.</summary>
internal sealed class TaskPool
{
    private const int NoThread = -1;

    internal TaskPool(string name, int key, TaskConfig config, TaskQueue queue, object owner)
    {
        Name = name;
        Type = config.TaskType;
        Key = key;
        Priority = config.Priority;
        Queue = queue;
        Owner = owner;
    }

    /// <summary>The task manager that made it; others only compare it.</summary>
    internal readonly object Owner;

    internal readonly string Name;

    internal readonly int Type;

    /// <summary>The key that services have in common to share this pool; see <see cref="TaskManager"/>.</summary>
    internal readonly int Key;

    internal readonly int Priority;

    internal readonly TaskQueue Queue;

    /// <summary>Services that it carries; guarded by the task manager.</summary>
    internal int References;

    /// <summary>The entry that is being handled. Another thread that reads it may find the content of the next entry.</summary>
    internal Exchange? Current;

    internal Thread? Thread;

    /// <summary>The managed id of the thread that handles its entries, in turn.</summary>
    internal int ThreadId = NoThread;

    /// <summary>Handles an entry on the calling thread, whose number is <see cref="ThreadId"/> then.</summary>
    /// <returns>When it ended.</returns>
    internal long Handle(Exchange exchange, long start)
    {
        Current = exchange;
        long end = exchange.Handle(start);
        Current = null;
        return end;
    }

    /// <summary>Handles its entries until the queue is closed and empty. On the thread of the pool.</summary>
    internal void Run()
    {
        ThreadId = Thread.CurrentThread.ManagedThreadId;
        Exchange? exchange = Queue.Take(null);
        Queue.HasSlept = true;
        long now = 0;
        while (exchange != null)
        {
            if (Queue.HasSlept)
            {
                Queue.HasSlept = false;
                now = exchange.Target!.NowMs;
            }

            now = Handle(exchange, now);
            exchange = Queue.Take(exchange);
        }

        ThreadId = NoThread;
    }
}
