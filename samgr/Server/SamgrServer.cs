using LiteIpc;

namespace Samgr;

/// <summary>
/// Samgr itself: what answers at handle 0. Knows every endpoint, service and feature of the system, decides by the policy who
/// may provide and use them, and has the kernel grant access to handles.
/// </summary>
internal sealed class SamgrServer
{
    private readonly SamgrOptions _options;
    private readonly IIpcDriver _driver;
    private readonly PolicyTable? _policy;
    private readonly SystemCapabilities _capabilities;

    internal SamgrServer(SamgrOptions options, IIpcDriver driver, PolicyTable? policy)
    {
        _options = options;
        _driver = driver;
        _policy = policy;
        _capabilities = new SystemCapabilities(options.MaxSystemCapabilities);
        Store = new SaStore(options.MaxAbilities);
    }

    internal readonly SaStore Store;

    internal bool IsOpen => _policy == null;

    /// <summary>Serves one message to handle 0, on the thread that receives the process's messages.</summary>
    internal int Serve(IpcMessage message, IpcIo reply, out string reason)
    {
        IpcIo request = message.Data;
        reason = "samgr does not know this request";
        int resource = request.ReadInt32();
        int operation = request.ReadInt32();
        if (resource == SamgrProtocol.SystemCapability && operation == SamgrProtocol.All)
        {
            _capabilities.WritePage(reply, request.ReadInt32());
            return request.Available ? EC.Success : EC.Invalid;
        }

        string? name = request.ReadString();
        bool isDefault = request.ReadBool();
        string? feature = isDefault ? null : request.ReadString();
        int code = SaName.Check(name);
        code = code == EC.Success && feature != null ? SaName.Check(feature) : code;
        if (!request.Available || (code != EC.Success && resource == SamgrProtocol.Feature))
        {
            reason = code == EC.NameTooLong ? "a name has more than " + SaName.MaxLength + " bytes" : "the request is malformed";
            return code == EC.NameTooLong ? code : EC.Invalid;
        }

        switch (resource)
        {
            case SamgrProtocol.Endpoint:
                return operation == SamgrProtocol.Post ? RegisterEndpoint(message, name!, reply, out reason) : EC.UnknownCode;
            case SamgrProtocol.Feature:
                return ServeFeature(operation, message, name!, feature, reply, ref reason);
            case SamgrProtocol.SystemCapability:
                return ServeCapability(operation, name, reply, ref reason);
            default:
                return EC.UnknownCode;
        }
    }

    /// <summary>Forgets what the process behind a handle provided.</summary>
    internal void OnDeath(int handle)
    {
        int pid = Store.RemoveHandle(handle);
        if (pid >= 0)
        {
            Log(LogLevel.Warn, "pid[" + pid + "] handle[" + handle + "] has ended; its services are gone");
        }
    }

    private int RegisterEndpoint(IpcMessage message, string name, IpcIo reply, out string reason)
    {
        int handle = Store.HandleOf(message.Pid);
        if (handle == SvcIdentity.InvalidHandle)
        {
            handle = _driver.GenerateHandle(message.Pid);
        }

        if (handle < 0)
        {
            reason = "the kernel gives no handle: " + EC.NameOf(handle);
            return handle;
        }

        reason = string.Empty;
        Store.SetHandle(message.Pid, handle);
        reply.WriteRemoteObject(new SvcIdentity(handle, 0, 0));
        Log(LogLevel.Info, "endpoint " + name + " pid[" + message.Pid + "]/uid[" + message.Uid + "]/handle[" + handle + "]");
        return EC.Success;
    }

    private int ServeFeature(int operation, IpcMessage message, string service, string? feature, IpcIo reply, ref string reason)
    {
        switch (operation)
        {
            case SamgrProtocol.Get:
                return Find(message, service, feature, reply, out reason);
            case SamgrProtocol.Put:
                return Save(message, service, feature, reply, out reason);
            case SamgrProtocol.Post:
                reason = SaName.Format(service, feature) + " is not provided by pid " + message.Pid;
                return Store.Announce(service, feature, message.Pid);
            case SamgrProtocol.Delete:
                reason = SaName.Format(service, feature) + " is not provided by pid " + message.Pid;
                return Store.Remove(service, feature, message.Pid);
            default:
                return EC.UnknownCode;
        }
    }

    private int Find(IpcMessage message, string service, string? feature, IpcIo reply, out string reason)
    {
        reason = SaName.Format(service, feature) + " is not registered";
        if (_policy != null && !_policy.MayUse(service, feature, message.Uid))
        {
            reason = PolicyTable.MissingRule("use", service, feature, message.Uid);
            Log(LogLevel.Warn, "pid " + message.Pid + " refused: " + reason);
            return EC.Permission;
        }

        AbilityInfo? ability = Store.Find(service, feature);
        if (ability == null)
        {
            return EC.NoService;
        }

        if (_driver.GrantAccess(message.Pid, ability.Handle) != EC.Success)
        {
            reason = SaName.Format(service, feature) + " has just ended";
            return EC.NoService;
        }

        reply.WriteRemoteObject(new SvcIdentity(ability.Handle, ability.Token, 0));
        return EC.Success;
    }

    private int Save(IpcMessage message, string service, string? feature, IpcIo reply, out string reason)
    {
        int token = message.Data.ReadInt32();
        int handle = Store.HandleOf(message.Pid);
        reason = string.Empty;
        if (!message.Data.Available || token < 0)
        {
            reason = "the token is missing";
            return EC.Invalid;
        }

        if (handle == SvcIdentity.InvalidHandle)
        {
            reason = "pid " + message.Pid + " has not registered its endpoint";
            return EC.NoInit;
        }

        if (_policy != null && !_policy.MayProvide(service, feature, message.Uid))
        {
            reason = PolicyTable.MissingRule("provide", service, feature, message.Uid);
            Log(LogLevel.Warn, "pid " + message.Pid + " refused: " + reason);
            return EC.Permission;
        }

        int result = Store.Save(service, feature, handle, token, message.Pid);
        if (result == EC.Success)
        {
            PolicySubject.WriteAll(reply, _policy?.Users(service, feature));
            Log(LogLevel.Info, SaName.Format(service, feature) + " is at handle[" + handle + "] token[" + token + "]");
            return result;
        }

        reason = result == EC.Busy
            ? "service " + service + " is provided by pid " + Store.ProviderOf(service) + " already"
            : "samgr keeps " + _options.MaxAbilities + " services and features at most";
        return result;
    }

    private int ServeCapability(int operation, string? name, IpcIo reply, ref string reason)
    {
        reason = "a system capability has 1 to " + SaName.MaxLength + " bytes, and there are "
            + _options.MaxSystemCapabilities + " at most";
        switch (operation)
        {
            case SamgrProtocol.Put:
                return _capabilities.Add(name);
            case SamgrProtocol.Get:
                reply.WriteBool(_capabilities.Has(name));
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }

    private void Log(int level, string text) => _options.Log?.Write(level, "samgr", text);
}
