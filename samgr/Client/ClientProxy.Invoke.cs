using LiteIpc;

namespace Samgr;

public partial class ClientProxy
{
    /// <inheritdoc/>
    public int Invoke(int funcId, IpcIo? request, object? owner, Notify? notify)
    {
        if (_references == 0 || _clients == null || (request != null && !request.Available))
        {
            return EC.Invalid;
        }

        int flag = notify == null ? IpcFlag.OneWay : IpcFlag.Default;
        SvcIdentity target = Target;
        string reason = string.Empty;
        int result = target.IsValid ? EC.Success : Heal(out target, out reason);
        if (result != EC.Success)
        {
            return Refused(funcId, flag, result, reason, owner);
        }

        IpcContext context = _clients.Context;
        result = context.Driver.Transact(target, funcId, request, flag, context.CallTimeoutMs, out IpcMessage? reply);
        if (result != EC.Success)
        {
            OnTransactFailed(target, result, reply);
            reason = IpcFailure.ReasonOf(reply);
            context.Free(reply);
            return Refused(funcId, flag, result, reason, owner);
        }

        Report(funcId, flag, result, reason, false);
        try
        {
            if (notify != null)
            {
                notify(owner, result, reply!.Data);
            }
        }
        finally
        {
            context.Free(reply);
        }

        return result;
    }

    /// <summary>Asks samgr for the service again; one thread does, the others wait for what it finds.</summary>
    private int Heal(out SvcIdentity target, out string reason)
    {
        reason = string.Empty;
        lock (_healing)
        {
            target = Target;
            if (target.IsValid)
            {
                return EC.Success;
            }

            int result = IdentityQuery.Run(_clients!.Options, _clients.Context, SamgrProtocol.Get, _name, out target, out reason);
            if (result == EC.Success)
            {
                Attach(target);
            }

            return result;
        }
    }

    private void OnTransactFailed(SvcIdentity target, int result, IpcMessage? reply)
    {
        if (result == EC.DeadObject && reply == null)
        {
            ServiceExited(target.Handle);
        }
        else if ((reply == null || result == EC.NoHandler || result == EC.Timeout) && Detach(target.Handle))
        {
            // Not the service's own answer: the address may have changed, so the next call asks for it again.
            Lost?.Invoke(_clients!.Context, target.Handle, null);
        }
    }

    private int Refused(int funcId, int flag, int result, string reason, object? owner)
    {
        ICallOwner? call = owner as ICallOwner;
        Report(funcId, flag, result, reason, call != null);
        if (call != null)
        {
            call.OnRefused(reason);
        }

        return result;
    }

    private void Report(int funcId, int flag, int result, string reason, bool isTold)
    {
        _clients!.Options.Events?.Invoke(Service, Feature, funcId, flag, result);
        if (result != EC.Success && !isTold && _clients.Options.Log != null)
        {
            reason = reason.Length == 0 ? reason : ", " + reason;
            _clients.Options.WritePaced(LogLevel.Warn, "invoke " + _name + " function " + funcId + ": " + EC.NameOf(result) + reason);
        }
    }
}
