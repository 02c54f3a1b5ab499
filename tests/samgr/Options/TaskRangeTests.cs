namespace Samgr.Tests;

/// <summary>The task of a service is checked when the service gets it, and the log says what to give instead.</summary>
public sealed class TaskRangeTests
{
    public static TheoryData<string, TaskConfig> OutOfRange => new()
    {
        { "TaskConfig.Level is -1; it has to be from 0 to 8388607", new TaskConfig(level: -1) },
        { "TaskConfig.Priority is 8; it has to be from 9 to 38", new TaskConfig(priority: TaskPriority.Low - 1) },
        { "TaskConfig.Priority is 39; it has to be from 9 to 38", new TaskConfig(priority: TaskPriority.Butt) },
        { "TaskConfig.StackSize is -1; it has to be 0 or more", new TaskConfig(stackSize: -1) },
        { "TaskConfig.QueueSize is -1; it has to be 0 or more", new TaskConfig(queueSize: -1) },
        { "TaskConfig.TaskType is 3; it has to be from 0 to 2, or 255", new TaskConfig(taskType: 3) },
        { "TaskConfig.FullQueuePolicy is 3; it has to be from 0 to 2", new TaskConfig(fullQueuePolicy: 3) },
        { "TaskConfig.BlockTimeoutMs is -1; it has to be 0 or more", new TaskConfig(blockTimeoutMs: -1) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void A_task_out_of_its_range_is_logged_and_the_service_runs_on_the_default_one(string complaint, TaskConfig config)
    {
        using TestSystem system = new();
        TestService service = new("strange", config);
        SamgrLite samgr = system.StartLocal(samgr => samgr.RegisterService(service));

        Assert.Contains(complaint, system.Log.Text, StringComparison.Ordinal);
        Assert.Contains("task shared-3", samgr.DumpService("strange"), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ends_of_each_range_are_taken()
    {
        using TestSystem system = new();
        TestService[] services =
        [
            new("low", new TaskConfig(0, TaskPriority.Low, 0, 0, TaskType.Shared, FullQueuePolicy.Reject, 0)),
            new("high", new TaskConfig(0x7F_FFFF, TaskPriority.Butt - 1, int.MaxValue, 1, TaskType.Specified, FullQueuePolicy.DropOldest, int.MaxValue)),
            new("none", new TaskConfig(taskType: TaskType.NoTask)),
        ];
        system.StartLocal(samgr => Array.ForEach(services, service => samgr.RegisterService(service)));

        Assert.DoesNotContain("it has to be", system.Log.Text, StringComparison.Ordinal);
    }
}
