namespace Samgr;

/// <summary>What samgr keeps of a registered service. Guarded by the registry's gate unless said otherwise.</summary>
internal sealed class ServiceEntry
{
    internal ServiceEntry(Service service, int id)
    {
        Service = service;
        Id = id;
        Name = service.Name;
        Identity = new Identity(this, null, id, Identity.InvalidId);
    }

    internal readonly Service Service;

    internal readonly string Name;

    internal readonly int Id;

    internal readonly Identity Identity;

    internal readonly Vector Features = new Vector(FeatureName);

    internal IUnknown? DefaultApi;

    internal TaskConfig? Config;

    internal TaskPool? Pool;

    internal int State;

    /// <summary>Why it is not available; null while it is.</summary>
    internal string? Fault;

    internal bool IsRegistered = true;

    /// <summary>Counters; written by the service's own thread, or with a lost update at worst.</summary>
    internal int Handled;

    internal int Exceptions;

    internal int Failures;

    internal int Dropped;

    internal int Slow;

    internal FeatureEntry? FindFeature(string feature) => (FeatureEntry?)Features.At(Features.FindByKey(feature));

    internal IUnknown? FindApi(string? feature) => feature == null ? DefaultApi : FindFeature(feature)?.Api;

    private static object FeatureName(object element) => ((FeatureEntry)element).Name;
}

internal sealed class FeatureEntry
{
    internal FeatureEntry(Feature feature)
    {
        Feature = feature;
        Name = feature.Name;
    }

    internal readonly Feature Feature;

    internal readonly string Name;

    internal Identity Identity = Identity.Invalid;

    internal IUnknown? Api;

    internal bool IsInitialized;

    internal bool IsRegistered = true;
}

internal static class ServiceState
{
    internal const int Registered = 0;
    internal const int Initializing = 1;
    internal const int Running = 2;
    internal const int Failed = 3;

    internal static string NameOf(int state)
    {
        switch (state)
        {
            case Registered: return "registered";
            case Initializing: return "initializing";
            case Running: return "running";
            default: return "failed";
        }
    }
}
