using System.Threading;
using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceProxy
{
    private const int AskAgainMs = 200;

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
        return Client(samgr, samgr.GetFeatureApi(service, feature), service, feature, version, factory);
    }

    /// <summary>The typed client of a service or feature of another device; null when there is no link, or no such service (yet).</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    /// <param name="version">The version of the interface that is wanted.</param>
    /// <param name="factory">Makes the proxies.</param>
    /// <param name="device">The device, by the name that it has here.</param>
    protected static object? FindRemote(SamgrLite samgr, string service, string? feature, int version, InterfaceFactory factory, string device)
    {
        samgr.RegisterFactory(service, feature, factory);
        return Client(samgr, samgr.GetRemoteFeatureApi(device, service, feature), service, feature, version, factory);
    }

    /// <summary>The typed client of a service or feature of another device, as soon as there are a link and the service.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    /// <param name="version">The version of the interface that is wanted.</param>
    /// <param name="factory">Makes the proxies.</param>
    /// <param name="device">The device, by the name that it has here.</param>
    /// <param name="timeoutMs">How long to wait at most, in milliseconds; -1 for ever. It is asked for five times a second.</param>
    /// <exception cref="ServiceException">
    /// <see cref="EC.Timeout"/>: it has not been there in time, and why; <see cref="EC.Permission"/>: the device does not let this process use it.
    /// </exception>
    protected static object WaitForRemote(SamgrLite samgr, string service, string? feature, int version, InterfaceFactory factory, string device, int timeoutMs)
    {
        long start = samgr.Options.Adapter.NowMs;
        while (true)
        {
            object? found = FindRemote(samgr, service, feature, version, factory, device);
            long left = timeoutMs < 0 ? AskAgainMs : timeoutMs - (samgr.Options.Adapter.NowMs - start);
            if (found != null)
            {
                return found;
            }

            int result = Ask(samgr, new SaName(service, feature, device), out string reason);
            if (result == EC.Permission)
            {
                throw new ServiceException(result, reason);
            }

            if (left <= 0)
            {
                throw new ServiceException(EC.Timeout, service + " of " + device + " has not been there within " + timeoutMs + " ms: " + reason);
            }

            Thread.Sleep(left < AskAgainMs ? (int)left : AskAgainMs);
        }
    }

    /// <summary>Asks the bus why there is no service.</summary>
    private static int Ask(SamgrLite samgr, SaName name, out string reason)
    {
        IpcContext? context = samgr.Ipc;
        IpcMessage? reply = null;
        int result = context == null ? EC.NoInit : context.Transact(SvcIdentity.Bus, BusCode.Find, SamgrProtocol.RemoteRequest(name), out reply);
        reason = IpcFailure.ReasonOf(reply);
        reason = reason.Length == 0 ? result == EC.NoService ? "this device has no links" : TextOf(result) : reason;
        context?.Free(reply);
        return result;
    }

    private static object? Client(SamgrLite samgr, IUnknown? found, string service, string? feature, int version, InterfaceFactory factory)
    {
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
