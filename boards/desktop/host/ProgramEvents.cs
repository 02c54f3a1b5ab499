using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Passes what happens in one process of a program on to the machine's trace, under that process's name and pid.</summary>
internal sealed class ProgramEvents(KernelLink link, string process) : ISamgrEvents
{
    private SamgrLite? _samgr;

    /// <summary>Says whose pid it is.</summary>
    internal void Follow(SamgrLite samgr) => _samgr = samgr;

    public void Query(string service, string? feature, int result, int handle, int token)
        => Send(TraceKind.Query, service, feature, result, handle, token);

    public void Register(string service, string? feature, int handle, int token)
        => Send(TraceKind.Register, service, feature, handle, token, 0);

    public void Proxy(string service, string? feature, int handle, int token, int clients)
        => Send(TraceKind.Proxy, service, feature, handle, token, clients);

    public void Invoke(string service, string? feature, int func, int flag, int result)
        => Send(TraceKind.Invoke, service, feature, func, flag, result);

    public void ServiceExit(string service, string? feature, int handle)
        => Send(TraceKind.ServiceExit, service, feature, handle, 0, 0);

    private void Send(int kind, string service, string? feature, int first, int second, int third)
        => link.SendProgramTrace(process, _samgr?.Pid ?? -1, kind, service, feature, first, second, third);
}
