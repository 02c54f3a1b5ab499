using LiteIpc;

namespace Samgr;

/// <summary>
/// Samgr itself, at handle 0. Keeps every endpoint, service and feature of the system, decides by the policy who may provide and
/// use them, and has the kernel grant access to handles.
/// </summary>
internal sealed class SamgrServer : ISamgrServer
{
    private const string Malformed = "the request is malformed";

    private readonly SamgrOptions _options;
    private readonly IIpcDriver _driver;
    private readonly PolicyTable? _policy;
    private readonly SystemCapabilities _capabilities;
    private readonly SaStore _store;
    private readonly SaWaits _waits;

    internal SamgrServer(SamgrOptions options, IIpcDriver driver, PolicyTable? policy)
    {
        _options = options;
        _driver = driver;
        _policy = policy;
        _capabilities = new SystemCapabilities(options.MaxSystemCapabilities);
        _store = new SaStore(options.MaxAbilities, driver.Pid);
        _waits = new SaWaits(options.MaxWaits);
    }

    internal bool IsOpen => _policy == null;

    public int Serve(IpcMessage message, IpcIo reply, out string reason)
    {
        int result;
        SaWait? told;
        lock (_store)
        {
            result = ServeResource(message, reply, out reason);
            told = _waits.TakeTold();
        }

        // Not under the lock: sending takes the gate of the kernel.
        for (; told != null; told = told.Next)
        {
            SvcIdentity target = new SvcIdentity(told.Handle, SamgrProtocol.ArrivalToken, 0);
            _driver.Transact(target, 0, SamgrProtocol.Request(SamgrProtocol.Wait, told.Name), IpcFlag.OneWay, 0, out _);
        }

        return result;
    }

    public void OnDeath(int handle)
    {
        int pid;
        lock (_store)
        {
            pid = _store.RemoveHandle(handle);
            _waits.RemoveAll(handle);
        }

        if (pid >= 0)
        {
            _options.WriteLog(LogLevel.Warn, "pid[" + pid + "] handle[" + handle + "] has ended; its services are gone");
        }
    }

    /// <summary>Services and features that are kept, those that were refused, and the same of system capabilities and of waits.</summary>
    internal int[] Load()
    {
        lock (_store)
        {
            return new int[] { _store.Count, _store.Refused, _capabilities.Count, _capabilities.Refused, _waits.Count, _waits.Refused };
        }
    }

    internal AbilityInfo[] List()
    {
        lock (_store)
        {
            return _store.List();
        }
    }

    private int ServeResource(IpcMessage message, IpcIo reply, out string reason)
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
        string? feature = request.ReadBool() ? null : request.ReadString();
        int code = SaName.Check(name, feature);
        if (!request.Available || (code != EC.Success && resource == SamgrProtocol.Feature))
        {
            bool isTooLong = code == EC.NameTooLong;
            reason = isTooLong ? "a name has more than " + SaName.MaxLength + " bytes" : Malformed;
            return isTooLong ? code : EC.Invalid;
        }

        switch (resource)
        {
            case SamgrProtocol.Endpoint:
                return operation == SamgrProtocol.Post ? RegisterEndpoint(message, name!, reply, ref reason) : EC.UnknownCode;
            case SamgrProtocol.Feature:
                return ServeFeature(operation, message, new SaName(name!, feature), reply, ref reason);
            case SamgrProtocol.SystemCapability:
                return ServeCapability(operation, message, name, reply, ref reason);
            default:
                return EC.UnknownCode;
        }
    }

    private int RegisterEndpoint(IpcMessage message, string name, IpcIo reply, ref string reason)
    {
        int handle = _store.HandleOf(message.Pid);
        if (handle == SvcIdentity.InvalidHandle)
        {
            handle = _driver.GenerateHandle(message.Pid);
        }

        if (handle < 0)
        {
            reason = "the kernel gives no handle: " + EC.NameOf(handle);
            return handle;
        }

        _store.SetHandle(message.Pid, handle);
        reply.WriteRemoteObject(new SvcIdentity(handle, 0, 0));
        _options.WriteLog(LogLevel.Info, "endpoint " + name + " pid[" + message.Pid + "]/uid[" + message.Uid + "]/handle[" + handle + "]");
        return EC.Success;
    }

    private int ServeFeature(int operation, IpcMessage message, SaName name, IpcIo reply, ref string reason)
    {
        switch (operation)
        {
            case SamgrProtocol.Get:
                return Find(message, name, reply, ref reason);
            case SamgrProtocol.Wait:
                int found = Find(message, name, reply, ref reason);
                return found == EC.NoService ? BeginWait(message.Pid, name, ref reason) : found;
            case SamgrProtocol.Forget:
                _waits.Remove(name, _store.HandleOf(message.Pid));
                return EC.Success;
            case SamgrProtocol.Put:
                return Save(message, name, reply, ref reason);
            case SamgrProtocol.Post:
                reason = NotProvided(message, name);
                int announced = _store.Announce(name, message.Pid);
                if (announced == EC.Success)
                {
                    _waits.Arrived(name);
                }

                return announced;
            case SamgrProtocol.Delete:
                reason = NotProvided(message, name);
                return _store.Remove(name, message.Pid);
            default:
                return EC.UnknownCode;
        }
    }

    private int Find(IpcMessage message, SaName name, IpcIo reply, ref string reason)
    {
        AbilityInfo? ability = _store.Find(name);
        PolicySubject[]? users = _policy?.Users(name);
        if (ability == null && _policy != null && !_policy.Knows(name))
        {
            // A name that neither a rule nor a service has is more likely mistyped than short of a rule, so the refusal suggests none.
            reason = "no policy rule lets " + PolicySubject.Name(message) + " use " + name + ", and nothing of that name is registered";
            _options.WritePaced(LogLevel.Warn, "pid " + message.Pid + " refused: " + reason);
            return EC.Permission;
        }

        if (!IsAllowed(users, PolicyTable.Use, message, name, ref reason))
        {
            return EC.Permission;
        }

        if (ability == null || _driver.GrantAccess(message.Pid, ability.Handle) != EC.Success)
        {
            reason = name + (ability == null ? " is not registered" : " has just ended");
            return EC.NoService;
        }

        reply.WriteRemoteObject(new SvcIdentity(ability.Handle, ability.Token, 0));
        return EC.Success;
    }

    private static string NotProvided(IpcMessage message, SaName name) => name + " is not provided by pid " + message.Pid;

    /// <summary>Notes that a process is to be told when a service or feature is announced.</summary>
    private int BeginWait(int pid, SaName name, ref string reason)
    {
        int handle = _store.HandleOf(pid);
        if (handle == SvcIdentity.InvalidHandle)
        {
            reason = NoEndpoint(pid);
            return EC.NoInit;
        }

        if (_waits.Add(name, handle))
        {
            return EC.NoService;
        }

        reason = "pid " + pid + " waits for " + _options.MaxWaits + " services and features already";
        return EC.NoSpace;
    }

    private static string NoEndpoint(int pid) => "pid " + pid + " has not registered its endpoint";

    private int Save(IpcMessage message, SaName name, IpcIo reply, ref string reason)
    {
        int token = message.Data.ReadInt32();
        int pid = message.Pid;
        int handle = _store.HandleOf(pid);
        if (!message.Data.Available || token < 0)
        {
            reason = Malformed;
            return EC.Invalid;
        }

        if (handle == SvcIdentity.InvalidHandle)
        {
            reason = NoEndpoint(pid);
            return EC.NoInit;
        }

        if (!IsAllowed(_policy?.Providers(name), PolicyTable.Provide, message, name, ref reason))
        {
            return EC.Permission;
        }

        int result = _store.Save(name, handle, token, pid);
        if (result == EC.Success)
        {
            WriteSubjects(reply, _policy?.Users(name));
            _options.WriteLog(LogLevel.Info, name + " is at handle[" + handle + "] token[" + token + "]");
            return result;
        }

        reason = result == EC.Busy
            ? "service " + name.Service + " is provided by pid " + _store.ProviderOf(name.Service) + " already"
            : "samgr keeps " + _options.MaxAbilities + " services and features at most";
        return result;
    }

    /// <summary>Writes who may use a service or feature, for the process that provides it: <see cref="PolicySubject.ReadAll"/> reads it.</summary>
    private static void WriteSubjects(IpcIo reply, PolicySubject[]? subjects)
    {
        reply.WriteInt32(subjects == null ? PolicySubject.Open : subjects.Length);
        for (int i = 0; subjects != null && i < subjects.Length; i++)
        {
            PolicySubject subject = subjects[i];
            reply.WriteInt32(subject.Type);
            reply.WriteInt32(subject.From);
            reply.WriteInt32(subject.To);
            reply.WriteInt32(subject.Device);
        }
    }

    private bool IsAllowed(PolicySubject[]? subjects, string verb, IpcMessage message, SaName name, ref string reason)
    {
        if (PolicySubject.Allows(subjects, message))
        {
            return true;
        }

        string rule = PolicyTable.Missing(_policy, verb, name, message);
        reason = PolicySubject.Refusal(subjects, verb, name, message, _options, rule)!;
        return false;
    }

    private int ServeCapability(int operation, IpcMessage message, string? name, IpcIo reply, ref string reason)
    {
        switch (operation)
        {
            case SamgrProtocol.Put:
                reason = "a system capability has 1 to " + SaName.MaxLength + " bytes, and there are "
                    + _options.MaxSystemCapabilities + " at most";
                return _capabilities.Add(name, message.Uid, message.Pid == _driver.Pid);
            case SamgrProtocol.Get:
                reply.WriteBool(_capabilities.Has(name));
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }
}
