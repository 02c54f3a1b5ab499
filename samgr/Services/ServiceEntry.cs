using System.Runtime.CompilerServices;

namespace Samgr;

/// <summary>What samgr keeps of a registered service or feature. Guarded by the registry's gate unless said otherwise.</summary>
internal abstract class RegistryEntry
{
    internal RegistryEntry(string name)
    {
        Name = name;
    }

    internal readonly string Name;

    internal Identity Identity = Identity.Invalid;

    /// <summary>Its interface; a service's is the default one.</summary>
    internal IUnknown? Api;

    internal bool IsRegistered = true;
}

internal sealed class ServiceEntry : RegistryEntry
{
    private static readonly Vector _none = new Vector();

    internal ServiceEntry(Service service, int id)
        : base(service.Name)
    {
        Service = service;
        Identity = new Identity(this, null, id, Identity.InvalidId);
    }

    internal readonly Service Service;

    /// <summary>Empty and of all services until this one gets a feature: see <see cref="AddFeature"/>.</summary>
    internal Vector Features = _none;

    internal TaskConfig? Config;

    internal TaskPool? Pool;

    internal int State;

    /// <summary>Why it is not available; null while it is.</summary>
    internal string? Fault;

    /// <summary>Counters; written by the service's own thread, or with a lost update at worst. All but the first stop at their end.</summary>
    internal long Handled;

    internal int Exceptions;

    internal int Failures;

    internal int Dropped;

    internal int Slow;

    /// <summary>Gives a feature its place and its identity.</summary>
    internal void AddFeature(FeatureEntry added)
    {
        if (Features == _none)
        {
            // Named in full: else the compiler keeps it in a class of its own.
            Features = new Vector(new VectorKey(FeatureName));
        }

        int id = ServiceRegistry.FreeId(Features);
        added.Identity = new Identity(this, added, Identity.ServiceId, id);
        ServiceRegistry.Place(Features, id, added);
    }

    internal FeatureEntry? FindFeature(string feature) => (FeatureEntry?)Features.At(Features.FindByKey(feature));

    /// <summary>The service itself for null, otherwise its feature of that name.</summary>
    internal RegistryEntry? Find(string? feature) => feature == null ? this : FindFeature(feature);

    private static object FeatureName(object element) => ((FeatureEntry)element).Name;
}

internal sealed class FeatureEntry : RegistryEntry
{
    internal FeatureEntry(Feature feature)
        : base(feature.Name)
    {
        Feature = feature;
    }

    internal readonly Feature Feature;

    internal bool IsInitialized;
}

[ExcludeType]
internal static class ServiceState
{
    internal const int Registered = 0;
    internal const int Initializing = 1;
    internal const int Running = 2;
    internal const int Failed = 3;
}
