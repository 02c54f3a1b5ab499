namespace LiteIpc.Kit;

/// <summary>
/// An object of another process. There is one proxy for an object in a process, counted by references: whoever reads it from a
/// parcel has one and gives it back with <see cref="Release"/>.
/// </summary>
public sealed partial class RemoteProxy : RemoteObject
{
    private readonly IpcSkeleton _skeleton;
    private readonly ProxyEntry _entry;
    private bool _isDead;

    internal RemoteProxy(IpcSkeleton skeleton, ProxyEntry entry, SvcIdentity identity)
    {
        _skeleton = skeleton;
        _entry = entry;
        Identity = identity;
    }

    internal ProxyEntry Entry => _entry;

    /// <summary>The object's address; of no use to another process.</summary>
    public SvcIdentity Identity { get; }

    /// <summary>Whether the last reference has been given back.</summary>
    public bool IsReleased => !_skeleton.Proxies.IsAlive(_entry);

    /// <inheritdoc/>
    public override bool IsRemoteDead
    {
        get
        {
            if (!_isDead)
            {
                int result = _skeleton.Context.Driver.CheckHandle(Identity.Handle);
                _isDead = result != EC.Success && result != EC.Permission;
            }

            return _isDead || IsReleased;
        }
    }

    /// <inheritdoc/>
    public override int GetInterfaceDescriptor(out string? descriptor)
    {
        Parcel data = Parcel.Create();
        Parcel reply = Parcel.Create();
        int result = Send(KitProtocol.GetDescriptor, data, reply, null);
        descriptor = null;
        if (result == IpcError.Success)
        {
            result = reply.ReadString(out descriptor);
        }

        data.Reclaim();
        reply.Reclaim();
        return result;
    }

    /// <inheritdoc/>
    public override void AddRef() => _skeleton.Proxies.AddRef(_entry);

    /// <inheritdoc/>
    public override void Release()
    {
        if (_skeleton.Proxies.Release(_entry))
        {
            ForgetDeath();
        }
    }

    internal override SvcIdentity? IdentityIn(IpcSkeleton skeleton) => skeleton == _skeleton ? Identity : null;

    internal override int Send(int code, Parcel data, Parcel? reply, MessageOption? option)
    {
        if (_isDead || IsReleased)
        {
            return _isDead
                ? MessageOption.End(option, IpcError.DeadRemoteObject, EC.DeadObject, "the process of the object has ended")
                : MessageOption.End(option, IpcError.CheckParam, IpcError.CheckParam, "the proxy has been released");
        }

        if (!data.IsReceived)
        {
            return Transact(code, data, reply, option);
        }

        Parcel copy = Parcel.Create();
        int result = copy.Append(data);
        if (result == IpcError.Success)
        {
            result = Transact(code, copy, reply, option);
        }

        copy.Reclaim();
        return result;
    }

    private int Transact(int code, Parcel data, Parcel? reply, MessageOption? option)
    {
        bool isAsync = option != null && option.IsAsync;
        int seconds = option == null ? KitLimits.DefaultWaitTime : option.WaitTime;
        int timeoutMs = seconds > int.MaxValue / 1000 ? int.MaxValue : seconds * 1000;
        reply?.Empty();
        _skeleton.Stubs.BeginGiving(data);
        int result = EC.Invalid;
        IpcMessage? answer = null;
        IpcIo? io = data.Pack(_skeleton);
        if (io != null)
        {
            bool waits = !isAsync && _skeleton.Workers.BeginWait();
            result = _skeleton.Context.Driver.Transact(Identity, code, io, isAsync ? IpcFlag.OneWay : IpcFlag.Default, timeoutMs, out answer);
            if (waits)
            {
                _skeleton.Workers.EndWait();
            }
        }

        _skeleton.Stubs.EndGiving(data, result == EC.Success);
        string reason = io == null ? "the parcel holds an object that this process cannot give away" : string.Empty;
        if (result == EC.Success && answer != null && reply != null)
        {
            reply.Attach((DriverMessage)answer, _skeleton);
            if (reply.Size == 0)
            {
                reply.Empty();
            }

            return MessageOption.End(option, IpcError.Success, EC.Success, reason);
        }

        reason = answer == null ? reason : IpcFailure.ReasonOf(answer);
        _skeleton.Context.Free(answer);
        return MessageOption.End(option, ErrorOf(result), result, reason);
    }

    private int ErrorOf(int result)
    {
        switch (result)
        {
            case EC.Success:
                return IpcError.Success;
            case EC.DeadObject:
                _isDead = true;
                return IpcError.DeadRemoteObject;
            default:
                return result >= IpcError.CheckParam ? result : IpcError.InnerError;
        }
    }
}
