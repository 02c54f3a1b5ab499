using System;
using System.Runtime.CompilerServices;

namespace Samgr;

/// <summary>A service as its task, its callers and the registry know it: all but its object.</summary>
internal abstract class ServiceEntry : RegistryEntry
{
    private static readonly Vector _none = new Vector();

    internal ServiceEntry(string name)
        : base(name)
    {
    }

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

    /// <summary>The clock of its process.</summary>
    internal abstract long NowMs { get; }

    /// <summary>Counts an entry of its queue that has been handled, and says so when it took long.</summary>
    /// <returns>When it ended.</returns>
    internal abstract long CountHandled(long start);

    /// <summary>Counts and logs an exception of its code.</summary>
    /// <returns>As <see cref="SamgrOptions.WriteError"/>.</returns>
    internal abstract string CountThrown(string doing, Exception error);

    /// <summary>Gives a feature its place and its identity.</summary>
    internal void AddFeature(RegistryEntry added)
    {
        if (Features == _none)
        {
            // Named in full: else the compiler keeps it in a class of its own.
            Features = new Vector(new VectorKey(FeatureName));
        }

        added.Identity = new Identity(this, added, Identity.ServiceId, Features.Fill(added));
    }

    internal RegistryEntry? FindFeature(string feature) => (RegistryEntry?)Features.At(Features.FindByKey(feature));

    /// <summary>The service itself for null, otherwise its feature of that name.</summary>
    internal RegistryEntry? Find(string? feature) => feature == null ? this : FindFeature(feature);

    private static object FeatureName(object element) => ((RegistryEntry)element).Name;
}

[ExcludeType]
internal static class ServiceState
{
    internal const int Registered = 0;
    internal const int Initializing = 1;
    internal const int Running = 2;
    internal const int Failed = 3;
}
