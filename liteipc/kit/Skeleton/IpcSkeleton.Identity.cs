namespace LiteIpc.Kit;

public sealed partial class IpcSkeleton
{
    /// <summary>The token of uid 0; an application is known by its user here, so a token is this and the uid.</summary>
    private const long FirstUserToken = 0x1_0000_0000;

    /// <summary>The token of this process, above 0.</summary>
    public long SelfTokenId => TokenOf(Context.Driver.Uid);

    /// <summary>The token of who called first, when calls are passed on: always 0, as a token means nothing on another device.</summary>
    public long FirstTokenId => 0;

    /// <summary>Inside a request the process that sent it, for one of another device the one that its device has here; otherwise this one.</summary>
    public int CallingPid => Serving() is Worker worker ? worker.CallerPid : Context.Driver.Pid;

    /// <summary>Inside a request the user that its sender belongs to, otherwise that of this process.</summary>
    public int CallingUid => Serving() is Worker worker ? worker.CallerUid : Context.Driver.Uid;

    /// <summary>Inside a request the token of its sender, otherwise that of this process; 0 for a sender on another device, whose tokens mean nothing here.</summary>
    public long CallingTokenId => IsLocalCalling ? TokenOf(CallingUid) : 0;

    /// <summary>Whether this thread is serving no request of another device.</summary>
    public bool IsLocalCalling => CallingDevice() == 0;

    /// <summary>Inside a request of another device the network id of that device, 64 characters; otherwise empty. Asks the bus.</summary>
    public string CallingDeviceId => IsLocalCalling ? string.Empty : BusDevices.NetworkIdOf(Context, CallingDevice());

    /// <summary>The network id of this device, 64 characters; empty where it has no links. Asks the bus.</summary>
    public string LocalDeviceId => BusDevices.LocalId(Context);

    /// <summary>Whether this thread is serving a request.</summary>
    public bool IsHandlingTransaction => Serving() != null;

    /// <summary>Goes on as this process itself, until <see cref="SetCallingIdentity"/>.</summary>
    /// <param name="identity">The identity of the caller until now; empty outside of a request.</param>
    /// <returns><see cref="IpcError.Success"/>.</returns>
    public int ResetCallingIdentity(out string identity)
    {
        Worker? worker = Serving();
        identity = string.Empty;
        if (worker != null)
        {
            identity = worker.CallerPid + ":" + worker.CallerUid + (worker.CallerDevice == 0 ? string.Empty : ":" + worker.CallerDevice);
            worker.CallerDevice = 0;
            worker.CallerPid = Context.Driver.Pid;
            worker.CallerUid = Context.Driver.Uid;
        }

        return IpcError.Success;
    }

    /// <summary>Goes on as who called before <see cref="ResetCallingIdentity"/>; outside of a request it does nothing.</summary>
    /// <param name="identity">The identity that it returned.</param>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for what it does not return.</returns>
    public int SetCallingIdentity(string? identity)
    {
        Worker? worker = Serving();
        if (identity == null || worker == null)
        {
            return identity == null ? IpcError.CheckParam : IpcError.Success;
        }

        string[] parts = identity.Split(':');
        int device = 0;
        if (parts.Length < 2 || parts.Length > 3 || !int.TryParse(parts[0], out int pid) || !int.TryParse(parts[1], out int uid)
            || (parts.Length == 3 && !int.TryParse(parts[2], out device)))
        {
            return IpcError.CheckParam;
        }

        worker.CallerDevice = device;

        worker.CallerPid = pid;
        worker.CallerUid = uid;
        return IpcError.Success;
    }

    private int CallingDevice() => Serving() is Worker worker ? worker.CallerDevice : 0;

    private static long TokenOf(int uid) => FirstUserToken | (uint)uid;

    private Worker? Serving()
    {
        Worker? worker = Workers.Current();
        return worker != null && worker.IsServing ? worker : null;
    }
}
