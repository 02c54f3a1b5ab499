namespace Samgr.Broadcast;

/// <summary>Puts the Broadcast service with its feature "Provider and subscriber" (<see cref="IPubSub"/>) into a process.</summary>
public sealed class BroadcastModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        PubSubFeature feature = new PubSubFeature();
        samgr.InitCalls.Add(InitGroup.SystemService, installed => installed.RegisterService(new BroadcastService()));
        samgr.InitCalls.Add(InitGroup.SystemFeature, installed =>
        {
            installed.RegisterFeature(BroadcastNames.Service, feature);
            installed.RegisterFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature, feature.Api);
        });
    }
}

internal sealed class BroadcastService : Service
{
    private const int QueueSize = 40;

    public override string Name => BroadcastNames.Service;

    public override TaskConfig GetTaskConfig()
        => new TaskConfig(TaskLevel.High, TaskPriority.AboveNormal, TaskConfig.DefaultStackSize, QueueSize, TaskType.Specified);
}
