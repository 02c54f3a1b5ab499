using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceProxy
{
    /// <summary>Gives back what Find returned; null, and an object of another kind, are left alone.</summary>
    public static void Release(object? client)
    {
        InterfaceProxy? proxy = client as InterfaceProxy;
        if (proxy == null)
        {
            IUnknown? unknown = client as IUnknown;
            if (unknown != null)
            {
                unknown.Release();
            }
        }
        else if (proxy.References > 0 && proxy.Release() == 0 && proxy._other != null)
        {
            proxy.RemoveExits(proxy._other);
            proxy._other.Release();
        }
    }

    /// <summary>The typed client of a service or feature, of this process or another one, as soon as it is there.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    /// <param name="version">The version of the interface that is wanted.</param>
    /// <param name="factory">Makes the proxies.</param>
    /// <param name="timeoutMs">How long to wait at most, in milliseconds; -1 for ever.</param>
    /// <exception cref="ServiceException">
    /// <see cref="EC.Timeout"/>: it has not arrived in time; another code of <see cref="SamgrLite.WaitFor(string, string, int, out string)"/>;
    /// <see cref="EC.NoService"/>: it has arrived and is gone again, or its interface is an older one.
    /// </exception>
    protected static object WaitFor(SamgrLite samgr, string service, string? feature, int version, InterfaceFactory factory, int timeoutMs)
    {
        int result = samgr.WaitFor(service, feature, timeoutMs, out string reason);
        if (result != EC.Success)
        {
            throw new ServiceException(result, reason.Length == 0 ? EC.NameOf(result) : reason);
        }

        return Find(samgr, service, feature, version, factory)
            ?? throw new ServiceException(EC.NoService, service + " has arrived and is gone again, or its interface is an older one");
    }

    /// <summary>The typed client of a service or feature, of this process or another one; null when there is none (yet).</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    /// <param name="version">The version of the interface that is wanted.</param>
    /// <param name="factory">Makes the proxies.</param>
    protected static object? Find(SamgrLite samgr, string service, string? feature, int version, InterfaceFactory factory)
    {
        samgr.RegisterFactory(service, feature, factory);
        IUnknown? found = samgr.GetFeatureApi(service, feature);
        if (found == null)
        {
            return null;
        }

        InterfaceStub? stub = found as InterfaceStub;
        if (stub != null)
        {
            return (stub.Version & InterfaceVersions.BitsOf(version)) == InterfaceVersions.BitsOf(version)
                ? stub.FindLocal(samgr, factory)
                : null;
        }

        if (factory.Makes(found))
        {
            (found as InterfaceProxy)?.Bind(samgr, null, null);
            return found;
        }

        ClientProxy? other = found as ClientProxy;
        if (other == null)
        {
            found.Release();
            return null;
        }

        // Somebody has found the service without this factory, and there is one proxy for a name: this one calls through that one.
        InterfaceProxy proxy = (InterfaceProxy)factory.Create(service, feature);
        proxy.Bind(samgr, null, other);
        return proxy;
    }
}
