using LiteIpc;

namespace Samgr;

/// <summary>Asks samgr, and for another device the bus, where a service or feature is.</summary>
internal static class IdentityQuery
{
    /// <summary>
    /// Sends a GET to handle 0. On success samgr has granted this process access to the handle.
    /// </summary>
    /// <param name="options">For the log and the events.</param>
    /// <param name="context">The process's IPC.</param>
    /// <param name="name">The service or feature.</param>
    /// <param name="identity">The address; <see cref="SvcIdentity.Invalid"/> unless <see cref="EC.Success"/>.</param>
    internal static int Run(SamgrOptions options, IpcContext context, SaName name, out SvcIdentity identity)
        => Run(options, context, SamgrProtocol.Get, name, out identity, out _);

    /// <summary>The same with another operation than GET, and with samgr's reason, empty for none.</summary>
    internal static int Run(SamgrOptions options, IpcContext context, int operation, SaName name, out SvcIdentity identity, out string reason)
    {
        int result = name.Device == null
            ? context.Transact(SvcIdentity.Samgr, 0, SamgrProtocol.Request(operation, name), out IpcMessage? reply)
            : context.Transact(SvcIdentity.Bus, BusCode.Find, SamgrProtocol.RemoteRequest(name), out reply);
        identity = SvcIdentity.Invalid;
        if (result == EC.Success)
        {
            identity = reply!.Data.ReadRemoteObject() ?? SvcIdentity.Invalid;
            result = identity.IsValid ? EC.Success : EC.Failure;
        }

        // A refusal of samgr has a reason. Without one, the process that the answer leads to had ended before the answer arrived.
        result = result == EC.Permission && reply == null ? EC.DeadObject : result;
        reason = IpcFailure.ReasonOf(reply);
        if (result == EC.Permission)
        {
            options.WritePaced(LogLevel.Warn, "Cannot Access" + name + " No Permission! " + reason);
        }

        context.Free(reply);
        options.Events?.Query(name.Service, name.Feature, result, identity.Handle, identity.Token);
        return result;
    }
}
