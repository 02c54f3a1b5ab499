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

    internal Service Service { get; }

    internal string Name { get; }

    internal int Id { get; }

    internal Identity Identity { get; }

    internal Vector Features { get; } = new Vector(FeatureName);

    internal IUnknown? DefaultApi { get; set; }

    internal TaskConfig? Config { get; set; }

    internal TaskPool? Pool { get; set; }

    internal int State { get; set; }

    /// <summary>Why it is not available; null while it is.</summary>
    internal string? Fault { get; set; }

    internal bool IsRegistered { get; set; } = true;

    /// <summary>Counters; written by the service's own thread, or with a lost update at worst.</summary>
    internal int Handled { get; set; }

    internal int Exceptions { get; set; }

    internal int Failures { get; set; }

    internal int Dropped { get; set; }

    internal int Slow { get; set; }

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

    internal Feature Feature { get; }

    internal string Name { get; }

    internal Identity Identity { get; set; } = Identity.Invalid;

    internal IUnknown? Api { get; set; }

    internal bool IsInitialized { get; set; }

    internal bool IsRegistered { get; set; } = true;
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
