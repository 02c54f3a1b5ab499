using System.Runtime.CompilerServices;

namespace Samgr;

/// <summary>The ways of choosing the thread of a service.</summary>
[ExcludeType]
public static class TaskType
{
    /// <summary>The services of a priority band share one thread.</summary>
    public const int Shared = 0;

    /// <summary>The service has a thread of its own.</summary>
    public const int Single = 1;

    /// <summary>Services of the same level and priority share one thread.</summary>
    public const int Specified = 2;

    /// <summary>No thread: the service is only called directly and cannot be sent messages.</summary>
    public const int NoTask = 0xFF;
}

/// <summary>The level of a service, and the tag by which <see cref="TaskType.Specified"/> threads are told apart.</summary>
[ExcludeType]
public static class TaskLevel
{
    /// <summary>High.</summary>
    public const int High = 0;

    /// <summary>Middle.</summary>
    public const int Middle = 1;

    /// <summary>Low.</summary>
    public const int Low = 2;

    /// <summary>The first tag of an application's own.</summary>
    public const int CustomBegin = 3;
}

/// <summary>Priorities: the first of each band, and the end of the last.</summary>
[ExcludeType]
public static class TaskPriority
{
    /// <summary>9 to 15.</summary>
    public const int Low = 9;

    /// <summary>16 to 23.</summary>
    public const int BelowNormal = 16;

    /// <summary>24 to 31.</summary>
    public const int Normal = 24;

    /// <summary>32 to 38.</summary>
    public const int AboveNormal = 32;

    /// <summary>Just above the highest.</summary>
    public const int Butt = 39;
}

/// <summary>
/// The policies of a full queue towards senders. For the calls of one other process it is full when that process has half of
/// the places.
/// </summary>
[ExcludeType]
public static class FullQueuePolicy
{
    /// <summary>It gets <see cref="LiteIpc.EC.BusBusy"/> at once.</summary>
    public const int Reject = 0;

    /// <summary>It waits for room, at most <see cref="TaskConfig.BlockTimeoutMs"/>, and then gets <see cref="LiteIpc.EC.BusBusy"/>.</summary>
    public const int Block = 1;

    /// <summary>The oldest message to the same service makes room, of a process that calls its own oldest one; it is counted as dropped.</summary>
    public const int DropOldest = 2;
}

/// <summary>
/// The thread and queue that a service wants. Immutable. The adapter of the desktop checks it when the service gets its task: a member out of
/// its range is logged with the range, and the service gets the default task.
/// </summary>
public sealed class TaskConfig
{
    /// <summary>Bytes of stack that the field's services ask for.</summary>
    public const int DefaultStackSize = 0x800;

    /// <summary>Messages that the field's services ask room for.</summary>
    public const int DefaultQueueSize = 20;

    /// <summary>Makes a configuration.</summary>
    /// <param name="level">One of <see cref="TaskLevel"/>, or a tag of the application's own, from 0 to 0x7FFFFF.</param>
    /// <param name="priority">From <see cref="TaskPriority.Low"/> up to below <see cref="TaskPriority.Butt"/>.</param>
    /// <param name="stackSize">Bytes of stack, 0 or more; kept for the dump, as the CLR chooses its own.</param>
    /// <param name="queueSize">Messages that may wait, 0 or more; 0 means no thread.</param>
    /// <param name="taskType">One of <see cref="TaskType"/>.</param>
    /// <param name="fullQueuePolicy">One of <see cref="FullQueuePolicy"/>.</param>
    /// <param name="blockTimeoutMs">The longest wait of <see cref="FullQueuePolicy.Block"/>, in milliseconds; 0 or more.</param>
    public TaskConfig(
        int level = TaskLevel.Middle,
        int priority = TaskPriority.Normal,
        int stackSize = DefaultStackSize,
        int queueSize = DefaultQueueSize,
        int taskType = Samgr.TaskType.Shared,
        int fullQueuePolicy = Samgr.FullQueuePolicy.Reject,
        int blockTimeoutMs = 0)
    {
        Level = level;
        Priority = priority;
        StackSize = stackSize;
        QueueSize = queueSize;
        TaskType = taskType;
        FullQueuePolicy = fullQueuePolicy;
        BlockTimeoutMs = blockTimeoutMs;
    }

    /// <summary>The level, or tag.</summary>
    public readonly int Level;

    /// <summary>The priority.</summary>
    public readonly int Priority;

    /// <summary>Bytes of stack asked for.</summary>
    public readonly int StackSize;

    /// <summary>Messages that may wait.</summary>
    public readonly int QueueSize;

    /// <summary>One of <see cref="Samgr.TaskType"/>.</summary>
    public readonly int TaskType;

    /// <summary>One of <see cref="Samgr.FullQueuePolicy"/>.</summary>
    public readonly int FullQueuePolicy;

    /// <summary>The longest wait of a sender with <see cref="Samgr.FullQueuePolicy.Block"/>, in milliseconds.</summary>
    public readonly int BlockTimeoutMs;

    /// <summary>True when the service gets a thread and a queue.</summary>
    public bool HasTask => TaskType != Samgr.TaskType.NoTask && QueueSize > 0;
}
