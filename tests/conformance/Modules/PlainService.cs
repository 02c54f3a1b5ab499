namespace Samgr.Conformance.Modules;

/// <summary>A service with the task that the field's suites give theirs.</summary>
internal sealed class PlainService(string name, int taskType = TaskType.Shared) : Service
{
    public override string Name => name;

    public override TaskConfig GetTaskConfig()
        => new(TaskLevel.High, TaskPriority.BelowNormal, 0x800, 20, taskType);
}

internal sealed class PlainFeature(string name) : Feature
{
    public override string Name => name;
}
