using LiteIpc;

namespace Samgr;

/// <summary>The provider's side of an interface that other processes may call.</summary>
public interface IServerProxy : IUnknown
{
    /// <summary>
    /// Serves one call. Runs on the service's own thread, never beside its message handlers; for a service without a task
    /// on the thread that receives the process's messages, which it must not block.
    /// </summary>
    /// <param name="funcId">The function called.</param>
    /// <param name="origin">The caller: pid, tid, uid and gid as the kernel wrote them. Valid during the call only.</param>
    /// <param name="request">The arguments.</param>
    /// <param name="reply">
    /// Where the results go; what is written there is dropped when the result is not success, but with
    /// <see cref="EC.Protocol"/> a string is the reason that the caller gets.
    /// </param>
    /// <returns>
    /// <see cref="EC.Success"/>, or a code that the caller gets as the result of its call;
    /// <see cref="EC.UnknownCode"/> for a function that there is not.
    /// </returns>
    int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply);
}

/// <summary>Base of the interfaces that other processes may call.</summary>
public abstract class ServerProxy : UnknownObject, IServerProxy
{
    /// <inheritdoc/>
    public override int Version => InterfaceVersion.ServerImplProxy;

    /// <inheritdoc/>
    public abstract int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply);
}
