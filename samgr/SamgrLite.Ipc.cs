using LiteIpc;

namespace Samgr;

public sealed partial class SamgrLite
{
    private readonly KeyedTable _factories = new KeyedTable();

    /// <summary>The number of this process, as the kernel knows it; -1 until it takes part in IPC.</summary>
    public int Pid => Endpoint == null ? -1 : Endpoint.Context.Driver.Pid;

    /// <summary>The handle that samgr gave this process; -1 until then.</summary>
    public int Handle => Endpoint == null ? SvcIdentity.InvalidHandle : Endpoint.Handle;

    /// <summary>Waits until samgr has given this process a handle; it can give away objects of its own from then on.</summary>
    /// <param name="timeoutMs">The longest wait, in milliseconds; -1 for ever.</param>
    /// <returns>False when it did not in time, the process is stopping, or takes no part in IPC.</returns>
    public bool WaitForHandle(int timeoutMs) => Endpoint != null && Endpoint.WaitForHandle(timeoutMs);

    /// <summary>The process's IPC, for calls to an identity that came in a message; null until it takes part.</summary>
    public IpcContext? Ipc => Endpoint?.Context;

    /// <summary>Takes part in IPC. Called once, before the bootstrap.</summary>
    /// <param name="driver">The driver of the process, its pool not mapped yet.</param>
    /// <returns><see cref="EC.Success"/>, or why not.</returns>
    public int Connect(IIpcDriver driver) => Connect(driver, null);

    /// <summary>Asks samgr where a service or feature of another process is.</summary>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    /// <returns>The address; <see cref="SvcIdentity.Invalid"/> for a miss or a refusal.</returns>
    public SvcIdentity QueryIdentity(string? service, string? feature)
    {
        SvcIdentity identity = SvcIdentity.Invalid;
        if (Clients != null && SaName.Check(service, feature) == EC.Success)
        {
            IdentityQuery.Run(Options, Clients.Context, new SaName(service!, feature), out identity);
        }

        return identity;
    }

    /// <summary>The proxy to a service or feature of another process, with one reference for the caller; null when there is none (yet).</summary>
    public ClientProxy? FindServiceApi(string service, string? feature)
        => Clients == null || SaName.Check(service, feature) != EC.Success ? null : Clients.Find(new SaName(service, feature));

    /// <summary>Waits until the default interface of a service can be found, in this process or another one.</summary>
    /// <param name="service">The service.</param>
    /// <param name="timeoutMs">The longest wait, in milliseconds; -1 for ever.</param>
    /// <returns>As <see cref="WaitFor(string, string, int, out string)"/>.</returns>
    public int WaitFor(string? service, int timeoutMs) => WaitFor(service, null, timeoutMs, out _);

    /// <summary>
    /// Waits until a service or feature can be found, in this process or another one. Samgr tells when it arrives; nobody polls. Not
    /// for the thread of a service, which <see cref="NotifyArrival"/> does not hold up.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    /// <param name="timeoutMs">How long to wait at most, in milliseconds; -1 for ever, 0 only looks.</param>
    /// <param name="reason">Why it cannot be found, in words; empty with <see cref="EC.Success"/>.</param>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Timeout"/>; <see cref="EC.Permission"/> at once when no policy rule lets this process use
    /// it; <see cref="EC.NoSpace"/> when the process waits for <see cref="SamgrOptions.MaxWaits"/> already; <see cref="EC.Invalid"/> or
    /// <see cref="EC.NameTooLong"/> for what is no name; <see cref="EC.NoInit"/> when the process is stopped meanwhile.
    /// </returns>
    public int WaitFor(string? service, string? feature, int timeoutMs, out string reason)
    {
        reason = string.Empty;
        int code = SaName.Check(service, feature);
        return code != EC.Success ? code : Arrivals.WaitFor(new SaName(service!, feature), timeoutMs, out reason);
    }

    /// <summary>
    /// Has a service of this process sent an empty message, once, as soon as a service or feature can be found; at once when it can be
    /// already. The message takes no place in the queue and is not refused.
    /// </summary>
    /// <param name="service">The service that is waited for.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    /// <param name="identity">The receiver of the message; for a feature its service.</param>
    /// <param name="msgId">The number of the message.</param>
    /// <returns><see cref="EC.Success"/> when it is or will be told; otherwise as <see cref="WaitFor(string, string, int, out string)"/>.</returns>
    public int NotifyArrival(string? service, string? feature, Identity? identity, int msgId)
    {
        int code = SaName.Check(service, feature);
        return code != EC.Success || identity == null ? (code == EC.Success ? EC.Invalid : code) : Arrivals.Notify(new SaName(service!, feature), identity, msgId);
    }

    /// <summary>Sets the factory of the proxies of a service or feature. It makes those that are needed from now on.</summary>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Invalid"/> for null, or a name that cannot be one.</returns>
    public int RegisterFactory(string? service, string? feature, IClientFactory? factory)
    {
        int code = SaName.Check(service);
        if (code != EC.Success || factory == null)
        {
            return code != EC.Success ? code : EC.Invalid;
        }

        lock (_factories)
        {
            _factories.Set(new SaName(service!, feature), factory);
            return EC.Success;
        }
    }

    internal int Connect(IIpcDriver driver, ISamgrServer? server)
    {
        if (driver == null || Endpoint != null)
        {
            return driver == null ? EC.Invalid : EC.Busy;
        }

        if (SaName.Check(Options.Name) == EC.NameTooLong)
        {
            Refuse("Connect", Options.Name, EC.NameTooLong);
            return EC.NameTooLong;
        }

        int result = driver.MapPool(Options.PoolSize);
        if (result == EC.Success && server != null)
        {
            result = driver.BecomeContextManager(IpcLimits.MaxIoSize);
        }

        if (result != EC.Success)
        {
            return result;
        }

        Endpoint = new Endpoint(Options, driver, server, Arrivals);
        Clients = new RemoteClients(Options, Endpoint.Context, _factories);
        Arrivals.Clients = Clients;
        (Options.Adapter as IProcessWatch)?.OnConnected(this);
        Endpoint.Start();
        return EC.Success;
    }

    /// <summary>Gives an interface of a running service a token; null when it is not for other processes, or has one. Under the gate.</summary>
    private Offer? AddOffer(ServiceEntry entry, string? feature, IUnknown? api)
    {
        if (Endpoint == null || api == null || api.QueryInterface(InterfaceVersion.ServerProxy, out IUnknown? proxy) != EC.Success)
        {
            return null;
        }

        Offer? offer = Endpoint.AddOffer(entry, feature, (IServerProxy)proxy!);
        if (offer == null)
        {
            proxy!.Release();
        }

        return offer;
    }
}
