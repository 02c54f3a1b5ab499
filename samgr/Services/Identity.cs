namespace Samgr;

/// <summary>Where messages to a service or feature are sent. Stays valid, and leads nowhere once it is unregistered.</summary>
public sealed class Identity
{
    /// <summary>The service or feature id of an identity that leads nowhere.</summary>
    public const int InvalidId = -1;

    internal Identity(ServiceEntry? service, RegistryEntry? feature, int serviceId, int featureId)
    {
        Service = service;
        Feature = feature;
        ServiceId = serviceId;
        FeatureId = featureId;
    }

    /// <summary>The identity that leads nowhere.</summary>
    public static readonly Identity Invalid = new Identity(null, null, InvalidId, InvalidId);

    /// <summary>The number of the service in its process.</summary>
    public readonly int ServiceId;

    /// <summary>The number of the feature in its service; -1 is the service itself.</summary>
    public readonly int FeatureId;

    internal readonly ServiceEntry? Service;

    internal readonly RegistryEntry? Feature;

    /// <summary>Where its messages go; null while nobody takes them. All that a sender reads is here, so that no other thread writes beside it.</summary>
    internal TaskQueue? Queue;
}
