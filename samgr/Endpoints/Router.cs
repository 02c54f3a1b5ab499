using LiteIpc;

namespace Samgr;

/// <summary>What stands behind a token: a service or feature, the interface that serves its calls, and who may call.</summary>
internal sealed class Router
{
    internal Router(Endpoint endpoint, ServiceEntry service, SaName name, IServerProxy proxy)
    {
        Endpoint = endpoint;
        Service = service;
        Name = name;
        Proxy = proxy;
    }

    internal readonly Endpoint Endpoint;

    internal readonly ServiceEntry Service;

    internal readonly SaName Name;

    internal readonly IServerProxy Proxy;

    internal int Token;

    /// <summary>Who may call, as samgr said at the registration; null in an open system.</summary>
    internal PolicySubject[]? Policy;

    /// <summary>The handle under which samgr knows it; -1 while it does not. Nobody may call before.</summary>
    internal int RegisteredHandle = SvcIdentity.InvalidHandle;

    /// <summary>True once the interface has been taken away; calls that wait in the queue are refused then.</summary>
    internal bool IsWithdrawn;
}
