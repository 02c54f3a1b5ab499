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
        int result = target.IsValid ? EC.Success : Heal(out target);
        if (result != EC.Success)
        {
            return Report(funcId, flag, result, string.Empty);
        }

        IpcContext context = _clients.Context;
        result = context.Driver.Transact(target, funcId, request, flag, context.CallTimeoutMs, out IpcMessage? reply);
        if (result != EC.Success)
        {
            OnTransactFailed(target, result, reply);
            string reason = IpcFailure.ReasonOf(reply);
            Report(funcId, flag, result, reason);
            context.Free(reply);
            ICallOwner? call = owner as ICallOwner;
            if (call != null)
            {
                call.OnRefused(reason);
            }

            return result;
        }

        Report(funcId, flag, result, string.Empty);
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
    private int Heal(out SvcIdentity target)
    {
        lock (_healing)
        {
            target = Target;
            if (target.IsValid)
            {
                return EC.Success;
            }

            int result = IdentityQuery.Run(_clients!.Options, _clients.Context, _name, out target);
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
        else if (reply == null || result == EC.NoHandler || result == EC.Timeout)
        {
            // Not the service's own answer: the address may have changed, so the next call asks for it again.
            Detach(target.Handle);
        }
    }

    private int Report(int funcId, int flag, int result, string reason)
    {
        _clients!.Options.Events?.Invoke(Service, Feature, funcId, flag, result);
        if (result != EC.Success && _clients.Options.Log != null)
        {
            reason = reason.Length == 0 ? reason : ", " + reason;
            _clients.Options.WritePaced(LogLevel.Warn, "invoke " + _name + " function " + funcId + ": " + EC.NameOf(result) + reason);
        }

        return result;
    }
}
