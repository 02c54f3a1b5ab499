namespace Samgr.Broadcast;

internal sealed class PubSubFeature : Feature
{
    internal readonly PubSub Api;
    internal Identity? Identity;

    internal PubSubFeature()
    {
        Api = new PubSub(this);
    }

    public override string Name => BroadcastNames.PubSubFeature;

    public override void OnInitialize(Service parent, Identity identity) => Identity = identity;
}
