namespace Samgr;

/// <summary>A feature with its object.</summary>
internal sealed class FeatureEntry : RegistryEntry
{
    internal FeatureEntry(Feature feature)
        : base(feature.Name)
    {
        Feature = feature;
    }

    internal readonly Feature Feature;

    internal bool IsInitialized;

    internal override bool Handle(Request request) => Feature.OnMessage(request);
}
