namespace Samgr.Broadcast;

/// <summary>Puts the Broadcast service with its feature "Provider and subscriber" (<see cref="IPubSub"/>) into a process.</summary>
public sealed class BroadcastModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        // Named in full: else the compiler keeps them in a class of its own.
        samgr.InitCalls.Add(InitGroup.SystemService, new InitCall(AddService));
        samgr.InitCalls.Add(InitGroup.SystemFeature, new InitCall(AddFeature));
    }

    private static void AddService(SamgrLite samgr) => samgr.RegisterService(new BroadcastService());

    private static void AddFeature(SamgrLite samgr)
    {
        PubSubFeature feature = new PubSubFeature();
        samgr.RegisterFeature(BroadcastNames.Service, feature);
        samgr.RegisterFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature, feature.Api);
    }
}

internal sealed class BroadcastService : Service
{
    private const int QueueSize = 40;

    public override string Name => BroadcastNames.Service;

    public override TaskConfig GetTaskConfig()
        => new TaskConfig(TaskLevel.High, TaskPriority.AboveNormal, TaskConfig.DefaultStackSize, QueueSize, TaskType.Specified);
}
