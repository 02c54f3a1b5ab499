using System.Collections.Concurrent;

namespace Samgr.Boards.Tests.Support;

/// <summary>Keeps which process called whom.</summary>
internal sealed class CallRecorder(string process, ConcurrentQueue<string> calls) : ISamgrEvents
{
    public void Query(string service, string? feature, int result, int handle, int token)
    {
    }

    public void Register(string service, string? feature, int handle, int token)
    {
    }

    public void Proxy(string service, string? feature, int handle, int token, int clients)
    {
    }

    public void Invoke(string service, string? feature, int func, int flag, int result)
        => calls.Enqueue($"{process} invokes {service}{(feature == null ? null : "/" + feature)} {func}");

    public void ServiceExit(string service, string? feature, int handle)
    {
    }
}
