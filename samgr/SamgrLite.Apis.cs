using LiteIpc;

namespace Samgr;

public sealed partial class SamgrLite
{
    /// <summary>Registers the default interface of a service.</summary>
    /// <returns>False for null, an unknown service, or when it has one.</returns>
    public bool RegisterDefaultFeatureApi(string? serviceName, IUnknown? api) => RegisterApi(serviceName, null, api);

    /// <summary>Takes the default interface of a service away.</summary>
    /// <returns>The interface, or null.</returns>
    public IUnknown? UnregisterDefaultFeatureApi(string? serviceName) => UnregisterApi(serviceName, null);

    /// <summary>
    /// The default interface of a service: of this process, or else a proxy to another process's. Give it back with
    /// <see cref="IUnknown.Release"/>.
    /// </summary>
    /// <returns>The interface, or null when there is none (yet).</returns>
    public IUnknown? GetDefaultFeatureApi(string? serviceName) => GetApi(serviceName, null);

    /// <summary>Registers the interface of a feature; a feature of null means the service's default interface.</summary>
    /// <returns>False for null, an unknown service or feature, or when it has one.</returns>
    public bool RegisterFeatureApi(string? serviceName, string? featureName, IUnknown? api)
        => !IsEmpty(featureName) && RegisterApi(serviceName, featureName, api);

    /// <summary>Takes the interface of a feature away; a feature of null means the service's default interface.</summary>
    /// <returns>The interface, or null.</returns>
    public IUnknown? UnregisterFeatureApi(string? serviceName, string? featureName)
        => IsEmpty(featureName) ? null : UnregisterApi(serviceName, featureName);

    /// <summary>
    /// The interface of a feature: of this process, or else a proxy to another process's. A feature of null means the
    /// service's default interface. Give it back with <see cref="IUnknown.Release"/>.
    /// </summary>
    /// <returns>The interface, or null when there is none (yet).</returns>
    public IUnknown? GetFeatureApi(string? serviceName, string? featureName)
        => IsEmpty(featureName) ? null : GetApi(serviceName, featureName);

    /// <summary>
    /// A proxy to the default interface of a service of another device, which calls, dies and heals as one of this device. Give it back with
    /// <see cref="IUnknown.Release"/>.
    /// </summary>
    /// <param name="device">The device, by the name that it has here.</param>
    /// <param name="serviceName">The service.</param>
    /// <returns>
    /// The proxy, one for a name; null for a null or empty name, without a link to that device, when it has no such service (yet) or does not let this
    /// one use it: the log says which.
    /// </returns>
    public IUnknown? GetRemoteDefaultFeatureApi(string? device, string? serviceName) => GetRemoteFeatureApi(device, serviceName, null);

    /// <summary>As <see cref="GetRemoteDefaultFeatureApi"/>, for a feature; a feature of null means the service's default interface.</summary>
    public IUnknown? GetRemoteFeatureApi(string? device, string? serviceName, string? featureName)
        => string.IsNullOrEmpty(device) || string.IsNullOrEmpty(serviceName) || IsEmpty(featureName)
            ? null
            : Arrivals.Clients?.Find(new SaName(serviceName!, featureName, device));

    private static bool IsEmpty(string? featureName) => featureName != null && featureName.Length == 0;

    private IUnknown? GetApi(string? serviceName, string? featureName)
    {
        if (string.IsNullOrEmpty(serviceName))
        {
            return null;
        }

        lock (Services.Gate)
        {
            ServiceEntry? entry = Services.Find(serviceName);
            if (entry != null)
            {
                return entry.Find(featureName)?.Api;
            }
        }

        return FindServiceApi(serviceName!, featureName);
    }

    private bool RegisterApi(string? serviceName, string? featureName, IUnknown? api)
    {
        Offer? offer = null;
        bool isRunning = false;
        int code;
        lock (Services.Gate)
        {
            ServiceEntry? entry = Services.Find(serviceName);
            RegistryEntry? owner = entry?.Find(featureName);
            code = api == null ? EC.Invalid : owner == null ? EC.NoService : owner.Api != null ? EC.Busy : EC.Success;
            if (code == EC.Success)
            {
                owner!.Api = api;
                isRunning = entry!.State == ServiceState.Running;
                offer = isRunning ? AddOffer(entry, featureName, api!) : null;
            }
        }

        if (code != EC.Success)
        {
            return Refuse("RegisterFeatureApi", serviceName, code);
        }

        if (offer != null)
        {
            Endpoint!.Publish(offer);
        }

        if (isRunning)
        {
            Arrivals.OnArrived(new SaName(serviceName!, featureName));
        }

        return true;
    }

    private IUnknown? UnregisterApi(string? serviceName, string? featureName)
    {
        IUnknown? api;
        Offer? offer;
        lock (Services.Gate)
        {
            ServiceEntry? entry = Services.Find(serviceName);
            RegistryEntry? owner = entry?.Find(featureName);
            api = owner?.Api;
            if (api == null)
            {
                return null;
            }

            owner!.Api = null;
            offer = Endpoint?.RemoveOffer(new SaName(entry!.Name, featureName));
        }

        if (offer != null)
        {
            Endpoint!.Withdraw(offer);
            offer.Proxy.Release();
        }

        return api;
    }

    /// <summary>Makes the interfaces of a service that runs now callable from other processes.</summary>
    internal void PublishAll(ServiceEntry entry)
    {
        for (int id = Identity.InvalidId; id < entry.Features.Size; id++)
        {
            Offer? offer;
            RegistryEntry? feature;
            IUnknown? api;
            lock (Services.Gate)
            {
                feature = (RegistryEntry?)entry.Features.At(id);
                api = id == Identity.InvalidId ? entry.Api : feature?.Api;
                offer = AddOffer(entry, feature?.Name, api);
            }

            if (offer != null)
            {
                Endpoint!.Publish(offer);
            }

            if (api != null)
            {
                Arrivals.OnArrived(new SaName(entry.Name, feature?.Name));
            }
        }
    }
}
