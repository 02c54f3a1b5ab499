using LiteIpc;
using Samgr.Conformance.Support;

namespace Samgr.Conformance.Messages;

/// <summary>Area 2: which thread carries which service.</summary>
public sealed class TaskPoolRows : IDisposable
{
    private const int StackSize = 1600;
    private const int QueueSize = 20;

    private readonly Local _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public void MS_018_a_service_without_a_task_is_called_directly()
    {
        _local.AddService("none", new TaskConfig(TaskLevel.High, TaskPriority.Normal, StackSize, QueueSize, TaskType.NoTask));
        TestFeature feature = _local.AddFeature("none", "feature");
        Assert.True(_local.Samgr.RegisterDefaultFeatureApi("none", new TestApi()));
        Assert.True(_local.Samgr.RegisterFeatureApi("none", "feature", new TestApi()));
        _local.Boot(feature);
        Assert.True(((TestApi)_local.Samgr.GetDefaultFeatureApi("none")!).SyncCall());
        Assert.True(((TestApi)_local.Samgr.GetFeatureApi("none", "feature")!).SyncCall());
    }

    [Fact]
    public void MS_019_a_shared_task_delivers_to_service_and_feature_once()
        => AssertDelivers(TaskType.Shared, TaskPriority.Normal);

    [Fact]
    public void MS_020_a_shared_task_may_have_a_priority_within_its_band()
        => AssertDelivers(TaskType.Shared, TaskPriority.Normal + 1);

    [Fact]
    public void MS_021_the_services_of_a_priority_band_share_one_thread()
    {
        Pair first = AddPair("first", TaskType.Shared, TaskPriority.Normal);
        Pair second = AddPair("second", TaskType.Shared, TaskPriority.Normal + 1);
        _local.Boot(first.Feature, second.Feature);
        Assert.Equal(ThreadOf(first.Service), ThreadOf(second.Service));
    }

    [Fact]
    public void MS_022_so_do_their_features()
    {
        Pair first = AddPair("first", TaskType.Shared, TaskPriority.Normal);
        Pair second = AddPair("second", TaskType.Shared, TaskPriority.Normal + 1);
        _local.Boot(first.Feature, second.Feature);
        Assert.Equal(ThreadOf(first.Feature), ThreadOf(second.Feature));
    }

    [Fact]
    public void MS_025_a_specified_task_delivers_to_service_and_feature_once()
        => AssertDelivers(TaskType.Specified, TaskPriority.Normal);

    [Fact]
    public void MS_026_services_with_the_same_specified_task_share_one_thread()
    {
        Pair first = AddPair("first", TaskType.Specified, TaskPriority.Normal);
        Pair second = AddPair("second", TaskType.Specified, TaskPriority.Normal);
        _local.Boot(first.Feature, second.Feature);
        Assert.Equal(ThreadOf(first.Service), ThreadOf(second.Service));
    }

    [Fact]
    public void MS_027_a_queue_of_size_0_means_no_task()
    {
        // The stack sizes of the row have no effect here: the runtime chooses its own.
        TestService service = _local.AddService("none", new TaskConfig(queueSize: 0, taskType: TaskType.Single));
        _local.Boot(service);
        Assert.NotEqual(EC.Success, _local.Samgr.SendRequest(service.Identity, new Request(1), null));
        Assert.Equal(0, service.Mail.Count);
    }

    private void AssertDelivers(int taskType, int priority)
    {
        Pair pair = AddPair("service", taskType, priority);
        _local.Boot(pair.Feature);
        Send(pair.Service.Identity, 1);
        Send(pair.Feature.Identity, 2);
        Send(pair.Service.Identity, 3);
        Send(pair.Feature.Identity, 4);
        Assert.Equal((1, 3), (pair.Service.Mail.Next().MsgId, pair.Service.Mail.Next().MsgId));
        Assert.Equal((2, 4), (pair.Feature.Mail.Next().MsgId, pair.Feature.Mail.Next().MsgId));
        Assert.Equal((0, 0), (pair.Service.Mail.Count, pair.Feature.Mail.Count));
    }

    private Pair AddPair(string name, int taskType, int priority)
        => new(
            _local.AddService(name, new TaskConfig(TaskLevel.High, priority, StackSize, QueueSize, taskType)),
            _local.AddFeature(name, "feature"));

    private int ThreadOf(TestService service)
    {
        Send(service.Identity, 1);
        return service.Mail.Next().ThreadId;
    }

    private int ThreadOf(TestFeature feature)
    {
        Send(feature.Identity, 1);
        return feature.Mail.Next().ThreadId;
    }

    private void Send(Identity identity, int msgId)
        => Assert.Equal(EC.Success, _local.Samgr.SendRequest(identity, new Request(msgId), null));

    private sealed record Pair(TestService Service, TestFeature Feature);
}
