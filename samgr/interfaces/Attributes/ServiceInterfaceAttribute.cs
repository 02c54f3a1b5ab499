using System;

namespace Samgr;

/// <summary>
/// Marks an interface as that of a service: for <c>ITemperature</c> the generator writes <c>TemperatureProxy</c>,
/// <c>TemperatureStub</c> and <c>TemperatureFunctions</c> into the namespace of the interface.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class ServiceInterfaceAttribute : Attribute
{
    /// <summary>Marks an interface.</summary>
    /// <param name="service">The service that is called: 1 to 63 bytes of UTF-8.</param>
    public ServiceInterfaceAttribute(string service)
    {
        Service = service;
    }

    /// <summary>The service that is called.</summary>
    public readonly string Service;

    /// <summary>The feature that is called: 1 to 63 bytes of UTF-8; null is the service's default interface.</summary>
    public string? Feature;

    /// <summary>
    /// The version of the interface, 1 to <see cref="InterfaceVersions.Last"/>. A service answers a query for its own version and
    /// for every one before it. Raise it for a breaking change.
    /// </summary>
    public int Version = 1;
}
