using Samgr.Broadcast;

namespace Samgr.Bench.Local;

/// <summary>A process with a sink, and with the Broadcast service.</summary>
internal sealed class SinkSystem
{
    internal SinkSystem()
    {
        Samgr = LocalSystem.Boot(LocalSystem.Make([Sink], new BroadcastModule()));
        PubSub = (IPubSub)Samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!;
    }

    internal Sink Sink { get; } = new();

    internal SamgrLite Samgr { get; }

    internal IPubSub PubSub { get; }
}
