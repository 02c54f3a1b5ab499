using System.Collections;
using System.Threading;

namespace Samgr;

/// <summary>Gives services their threads: one a priority band, one a service, or one a configuration.</summary>
internal sealed class TaskManager
{
    private const int BandWidth = 8;

    private readonly SamgrOptions _options;
    private readonly object _gate = new object();

    /// <summary>A snapshot of the pools; never changed in place.</summary>
    internal TaskPool[] Pools = new TaskPool[0];

    internal bool IsStopped;

    internal TaskManager(SamgrOptions options)
    {
        _options = options;
    }

    /// <summary>The pool that a service's configuration asks for, its thread started; null when it asks for none, or everything has been stopped.</summary>
    internal TaskPool? Join(ServiceEntry entry)
    {
        TaskConfig config = entry.Config!;
        if (!config.HasTask)
        {
            return null;
        }

        lock (_gate)
        {
            if (IsStopped)
            {
                return null;
            }

            int key = KeyOf(config);
            TaskPool? pool = config.TaskType == TaskType.Single ? null : Find(config.TaskType, key);
            if (pool == null)
            {
                pool = new TaskPool(NameOf(entry, config), key, config, NewQueue(config), this);
                Replace(null, pool);
                pool.Thread = _options.Adapter.StartThread(pool.Name, pool.Priority, pool.Run);
            }

            pool.References++;
            return pool;
        }
    }

    /// <summary>Takes a service away from its pool; the last one ends the thread once it is idle.</summary>
    internal void Leave(TaskPool pool)
    {
        lock (_gate)
        {
            if (--pool.References > 0)
            {
                return;
            }

            Replace(pool, null);
        }

        pool.Queue.Close();
    }

    /// <summary>The service on whose thread the caller runs; null for a foreign thread.</summary>
    internal ServiceEntry? CurrentService() => _options.Adapter.FindCurrent(this)?.Current?.Target;

    /// <summary>Closes every queue and waits for the threads, but not for the caller's own.</summary>
    internal void Stop(int timeoutMs)
    {
        TaskPool[] pools;
        lock (_gate)
        {
            IsStopped = true;
            pools = Pools;
        }

        for (int i = 0; i < pools.Length; i++)
        {
            pools[i].Queue.Close();
        }

        long deadline = _options.Adapter.NowMs + timeoutMs;
        int own = Thread.CurrentThread.ManagedThreadId;
        for (int i = 0; i < pools.Length; i++)
        {
            int left = (int)(deadline - _options.Adapter.NowMs);
            if (pools[i].ThreadId != own && left > 0)
            {
                pools[i].Thread!.Join(left);
            }
        }
    }

    private TaskQueue NewQueue(TaskConfig config)
        => _options.Adapter.NewQueue(
            config.TaskType == TaskType.Shared ? _options.SharedQueueSize : config.QueueSize,
            config.TaskType == TaskType.Single && config.FullQueuePolicy == FullQueuePolicy.Reject);

    private void Replace(TaskPool? former, TaskPool? added)
    {
        ArrayList pools = new ArrayList();
        for (int i = 0; i < Pools.Length; i++)
        {
            if (Pools[i] != former)
            {
                pools.Add(Pools[i]);
            }
        }

        if (added != null)
        {
            pools.Add(added);
        }

        Pools = (TaskPool[])pools.ToArray(typeof(TaskPool));
    }

    private TaskPool? Find(int type, int key)
    {
        for (int i = 0; i < Pools.Length; i++)
        {
            if (Pools[i].Type == type && Pools[i].Key == key)
            {
                return Pools[i];
            }
        }

        return null;
    }

    private static int KeyOf(TaskConfig config)
        => config.TaskType == TaskType.Specified ? (config.Level << 8) | config.Priority : config.Priority / BandWidth;

    private static string NameOf(ServiceEntry entry, TaskConfig config)
    {
        switch (config.TaskType)
        {
            case TaskType.Shared: return "shared-" + (config.Priority / BandWidth);
            case TaskType.Specified: return "specified-" + config.Level + "-" + config.Priority;
            default: return entry.Name;
        }
    }
}
