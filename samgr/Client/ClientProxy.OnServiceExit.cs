using System;
using LiteIpc;

namespace Samgr;

public partial class ClientProxy
{
    /// <summary>
    /// Called exactly once each time the process behind the proxy ends, after the address has been forgotten: by the thread
    /// that receives the process's messages, or by the call that noticed it first. The proxy stays usable; its next
    /// call finds the service again. Must not block.
    /// </summary>
    /// <param name="handle">The handle that died.</param>
    protected virtual void OnServiceExit(int handle)
    {
    }

    private static void OnDeath(IpcContext context, int handle, object? argument) => ((ClientProxy)argument!).ServiceExited(handle);

    private void ServiceExited(int handle)
    {
        if (!Detach(handle))
        {
            return;
        }

        RemoteClients clients = _clients!;
        SamgrOptions options = clients.Options;
        Lost?.Invoke(clients.Context, handle, null);
        options.WriteLog(LogLevel.Warn, "Miss the remote service" + _name + " handle[" + handle + "]!");
        options.Events?.ServiceExit(Service, Feature, handle);
        try
        {
            OnServiceExit(handle);
        }
        catch (Exception error)
        {
            clients.Threw(_name, "telling of the end of its service to", error);
        }
    }
}
