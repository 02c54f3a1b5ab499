using System.Threading;

namespace Samgr;

/// <summary>A thread with its queue, and the services that it carries.</summary>
internal sealed class TaskPool
{
    private readonly Dispatcher _dispatcher;
    private readonly SamgrAdapter _adapter;
    private const int NoThread = -1;

    private int _threadId = NoThread;

    internal TaskPool(string name, int key, TaskConfig config, SamgrOptions options, TaskManager owner)
    {
        Name = name;
        Type = config.TaskType;
        Key = key;
        Priority = config.Priority;
        _adapter = options.Adapter;
        Owner = owner;
        _dispatcher = owner.Dispatcher;
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

    /// <summary>The service whose entry is being handled; read by its own thread only.</summary>
    internal ServiceEntry? Current;

    internal Thread? Thread;

    internal bool IsCurrentThread(int threadId) => _threadId == threadId;

    internal void Start() => Thread = _adapter.StartThread(Name, Priority, Run);

    /// <summary>Handles an entry on the calling thread, in the place of the task's own, whose turn the caller has taken.</summary>
    internal void HandleHere(Exchange exchange)
    {
        int own = _threadId;
        _threadId = Thread.CurrentThread.ManagedThreadId;
        Handle(exchange, _adapter.NowMs);
        _threadId = own;
        Queue.GiveTurnBack(exchange);
    }

    private long Handle(Exchange exchange, long start)
    {
        Current = exchange.Target;
        long end = _dispatcher.Handle(exchange, start);
        Current = null;
        return end;
    }

    private void Run()
    {
        _threadId = Thread.CurrentThread.ManagedThreadId;
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

        _threadId = NoThread;
    }
}
