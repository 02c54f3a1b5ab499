namespace Samgr.Desktop;

/// <summary>The ranges of the members of a <see cref="TaskConfig"/>.</summary>
internal static class TaskRanges
{
    private const int HighestLevel = 0x7F_FFFF;

    /// <summary>Refuses a task of which one member is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is; the message names it, its value and its range.</exception>
    internal static void Check(TaskConfig config)
    {
        Check(nameof(TaskConfig.Level), config.Level, 0, HighestLevel);
        Check(nameof(TaskConfig.Priority), config.Priority, TaskPriority.Low, TaskPriority.Butt - 1);
        Check(nameof(TaskConfig.StackSize), config.StackSize, 0, int.MaxValue);
        Check(nameof(TaskConfig.QueueSize), config.QueueSize, 0, int.MaxValue);
        Check(nameof(TaskConfig.FullQueuePolicy), config.FullQueuePolicy, FullQueuePolicy.Reject, FullQueuePolicy.DropOldest);
        Check(nameof(TaskConfig.BlockTimeoutMs), config.BlockTimeoutMs, 0, int.MaxValue);
        if (config.TaskType != TaskType.NoTask)
        {
            Check(nameof(TaskConfig.TaskType), config.TaskType, TaskType.Shared, TaskType.Specified, $", or {TaskType.NoTask}");
        }
    }

    private static void Check(string member, int value, int lowest, int highest, string more = "")
    {
        if (value < lowest || value > highest)
        {
            throw new ArgumentOutOfRangeException(
                "config", $"{nameof(TaskConfig)}.{member} is {value}; it has to be {SamgrLimit.RangeOf(lowest, highest)}{more}");
        }
    }
}
