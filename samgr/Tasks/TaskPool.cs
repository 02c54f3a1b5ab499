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
