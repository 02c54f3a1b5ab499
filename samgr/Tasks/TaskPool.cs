using System.Threading;

namespace Samgr;

/// <summary>A thread with its queue, and the services that it carries.</summary>
internal sealed class TaskPool
{
    private readonly Dispatcher _dispatcher;
    private const int NoThread = -1;

    private int _threadId = NoThread;

    internal TaskPool(string name, int type, int key, int priority, int queueSize, Dispatcher dispatcher)
    {
        Name = name;
        Type = type;
        Key = key;
        Priority = priority;
        Queue = new TaskQueue(queueSize);
        _dispatcher = dispatcher;
    }

    internal string Name { get; }

    internal int Type { get; }

    /// <summary>What services must have in common to share this pool; see <see cref="TaskManager"/>.</summary>
    internal int Key { get; }

    internal int Priority { get; }

    internal TaskQueue Queue { get; }

    /// <summary>Services that it carries; guarded by the task manager.</summary>
    internal int References { get; set; }

    /// <summary>The service whose entry is being handled; read by its own thread only.</summary>
    internal ServiceEntry? Current { get; private set; }

    internal Thread? Thread { get; private set; }

    internal bool IsCurrentThread(int threadId) => _threadId == threadId;

    internal void Start(SamgrAdapter adapter) => Thread = adapter.StartThread(Name, Priority, Run);

    private void Run()
    {
        _threadId = Thread.CurrentThread.ManagedThreadId;
        Exchange? exchange = Queue.Take();
        while (exchange != null)
        {
            Current = exchange.Target;
            _dispatcher.Handle(exchange);
            Current = null;
            Queue.Return(exchange);
            exchange = Queue.Take();
        }

        _threadId = NoThread;
    }
}
