using System.Threading;

namespace Samgr;

/// <summary>A thread with its queue, and the services that it carries.</summary>
internal sealed class TaskPool
{
    private readonly SamgrAdapter _adapter;
    private const int NoThread = -1;

    internal TaskPool(string name, int key, TaskConfig config, SamgrOptions options, TaskManager owner)
    {
        Name = name;
        Type = config.TaskType;
        Key = key;
        Priority = config.Priority;
        _adapter = options.Adapter;
        Owner = owner;
        int capacity = Type == TaskType.Shared ? options.SharedQueueSize : config.QueueSize;
        Queue = _adapter.NewQueue(capacity, Type == TaskType.Single && config.FullQueuePolicy == FullQueuePolicy.Reject);
    }

    internal readonly TaskManager Owner;

    internal readonly string Name;

    internal readonly int Type;

    /// <summary>What services must have in common to share this pool; see <see cref="TaskManager"/>.</summary>
    internal readonly int Key;

    internal readonly int Priority;

    internal readonly TaskQueue Queue;

    /// <summary>Services that it carries; guarded by the task manager.</summary>
    internal int References;

    /// <summary>The entry that is being handled. What others than its own thread read of it may be that of another one by then.</summary>
    internal Exchange? Current;

    internal Thread? Thread;

    /// <summary>The managed id of the thread that handles its entries, in turn.</summary>
    internal int ThreadId = NoThread;

    internal void Start() => Thread = _adapter.StartThread(Name, Priority, Run);

    /// <summary>Handles an entry on the calling thread, whose number is <see cref="ThreadId"/> then.</summary>
    /// <returns>When it ended.</returns>
    internal long Handle(Exchange exchange, long start)
    {
        Current = exchange;
        long end = Owner.Dispatcher.Handle(exchange, start);
        Current = null;
        return end;
    }

    private void Run()
    {
        ThreadId = Thread.CurrentThread.ManagedThreadId;
        Exchange? exchange = Queue.Take(null);
        long now = _adapter.NowMs;
        while (exchange != null)
        {
            now = Handle(exchange, now);
            Queue.HasSlept = false;
            exchange = Queue.Take(exchange);
            if (Queue.HasSlept)
            {
                now = _adapter.NowMs;
            }
        }

        ThreadId = NoThread;
    }
}
