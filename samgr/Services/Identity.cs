namespace Samgr;

/// <summary>Where messages to a service or feature are sent. Immutable; stays valid, and leads nowhere once it is unregistered.</summary>
public sealed class Identity
{
    /// <summary>The service or feature id of an identity that leads nowhere.</summary>
    public const int InvalidId = -1;

    private static readonly Identity _invalid = new Identity(null, null, InvalidId, InvalidId);

    private readonly int _serviceId;
    private readonly int _featureId;

    internal Identity(ServiceEntry? service, FeatureEntry? feature, int serviceId, int featureId)
    {
        Service = service;
        Feature = feature;
        _serviceId = serviceId;
        _featureId = featureId;
    }

    /// <summary>The identity that leads nowhere.</summary>
    public static Identity Invalid => _invalid;

    /// <summary>The number of the service in its process.</summary>
    public int ServiceId => _serviceId;

    /// <summary>The number of the feature in its service; -1 is the service itself.</summary>
    public int FeatureId => _featureId;

    internal readonly ServiceEntry? Service;

    internal readonly FeatureEntry? Feature;
}
