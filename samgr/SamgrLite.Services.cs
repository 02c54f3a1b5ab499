using LiteIpc;

namespace Samgr;

public sealed partial class SamgrLite
{
    /// <summary>Registers a service; the next bootstrap initialises it.</summary>
    /// <returns>False for null, a name that is taken or cannot be one, or when there are too many services.</returns>
    public bool RegisterService(Service? service)
    {
        string? name = service?.Name;
        int code = SaName.Check(name);
        if (code != EC.Success)
        {
            return Refuse("RegisterService", name, code);
        }

        lock (Services.Gate)
        {
            code = Services.Find(name) != null ? EC.Busy : Services.Count >= Options.MaxServices ? EC.NoSpace : EC.Success;
            if (code == EC.Success)
            {
                service!.Samgr = this;
                Services.Add(new RegisteredService(service, Options));
                return true;
            }
        }

        return Refuse("RegisterService", name, code);
    }

    /// <summary>Takes a service away; its features and its default interface must be gone before.</summary>
    /// <returns>The service, or null.</returns>
    public Service? UnregisterService(string? name)
    {
        RegisteredService? entry;
        lock (Services.Gate)
        {
            entry = (RegisteredService?)Services.Find(name);
            if (entry == null || entry.Api != null || entry.Features.Num > 0 || entry.Service is BootstrapService)
            {
                return null;
            }

            Services.Remove(entry);
            entry.IsRegistered = false;
            entry.Identity.Queue = null;
        }

        if (entry.Pool != null)
        {
            Tasks.Leave(entry.Pool);
        }

        return entry.Service;
    }

    /// <summary>Registers a feature of a service; the next bootstrap initialises it.</summary>
    /// <returns>False for null, an unknown service, a name that is taken or cannot be one, or when there are too many features.</returns>
    public bool RegisterFeature(string? serviceName, Feature? feature)
    {
        string? name = feature?.Name;
        int code = SaName.Check(name);
        lock (Services.Gate)
        {
            ServiceEntry? entry = Services.Find(serviceName);
            code = code != EC.Success ? code
                : entry == null ? EC.NoService
                : entry.FindFeature(name!) != null ? EC.Busy
                : entry.Features.Num >= Options.MaxFeatures ? EC.NoSpace : EC.Success;
            if (code == EC.Success)
            {
                feature!.Samgr = this;
                entry!.AddFeature(new FeatureEntry(feature));
                return true;
            }
        }

        return Refuse("RegisterFeature", name, code);
    }

    /// <summary>Takes a feature away; its interface must be gone before.</summary>
    /// <returns>The feature, or null.</returns>
    public Feature? UnregisterFeature(string? serviceName, string? featureName)
    {
        FeatureEntry? removed;
        lock (Services.Gate)
        {
            ServiceEntry? entry = Services.Find(serviceName);
            removed = entry == null || string.IsNullOrEmpty(featureName) ? null : (FeatureEntry?)entry.FindFeature(featureName!);
            if (removed == null || removed.Api != null)
            {
                return null;
            }

            entry!.Features.Swap(removed.Identity.FeatureId, null);
            removed.IsRegistered = false;
            removed.Identity.Queue = null;
        }

        if (removed.IsInitialized)
        {
            removed.Feature.OnStop(removed.Identity);
        }

        return removed.Feature;
    }

    /// <summary>Whether this process has registered a service of that name.</summary>
    public bool HasService(string? name)
    {
        lock (Services.Gate)
        {
            return Services.Find(name) != null;
        }
    }
}
