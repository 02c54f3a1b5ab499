using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Passes what happens in this process on to the machine's trace.</summary>
internal sealed class TraceEvents(KernelLink link) : ISamgrEvents
{
    public void Query(string service, string? feature, int result, int handle, int token)
        => link.SendTrace(TraceKind.Query, service, feature, result, handle, token);

    public void Register(string service, string? feature, int handle, int token)
        => link.SendTrace(TraceKind.Register, service, feature, handle, token, 0);

    public void Proxy(string service, string? feature, int handle, int token, int clients)
        => link.SendTrace(TraceKind.Proxy, service, feature, handle, token, clients);

    public void Invoke(string service, string? feature, int func, int flag, int result)
        => link.SendTrace(TraceKind.Invoke, service, feature, func, flag, result);

    public void ServiceExit(string service, string? feature, int handle)
        => link.SendTrace(TraceKind.ServiceExit, service, feature, handle, 0, 0);
}
