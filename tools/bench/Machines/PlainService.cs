namespace Samgr.Bench.Machines;

/// <summary>A service with a thread and a queue of its own that has nothing to do.</summary>
internal sealed class PlainService(string name, int queueSize = TaskConfig.DefaultQueueSize) : Service
{
    public override string Name { get; } = name;

    public override TaskConfig GetTaskConfig() => new(queueSize: queueSize, taskType: TaskType.Single);
}
