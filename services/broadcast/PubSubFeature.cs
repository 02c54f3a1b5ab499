namespace Samgr.Broadcast;

internal sealed class PubSubFeature : Feature
{
    internal PubSubFeature()
    {
        Api = new PubSub(this);
    }

    public override string Name => BroadcastNames.PubSubFeature;

    internal PubSub Api { get; }

    internal Identity Identity { get; private set; } = global::Samgr.Identity.Invalid;

    public override void OnInitialize(Service parent, Identity identity) => Identity = identity;
}
