using LiteIpc;

namespace Samgr;

/// <summary>What stands behind a token: a service or feature, the interface that serves its calls, and who may call.</summary>
internal sealed class Router
{
    internal Router(Endpoint endpoint, ServiceEntry service, string? feature, IServerProxy proxy)
    {
        Endpoint = endpoint;
        Service = service;
        Feature = feature;
        Proxy = proxy;
    }

    internal Endpoint Endpoint { get; }

    internal ServiceEntry Service { get; }

    internal string? Feature { get; }

    internal IServerProxy Proxy { get; }

    internal int Token { get; set; }

    /// <summary>Who may call, as samgr said at the registration; null in an open system.</summary>
    internal PolicySubject[]? Policy { get; set; }

    /// <summary>The handle under which samgr knows it; -1 while it does not. Nobody may call before.</summary>
    internal int RegisteredHandle { get; set; } = SvcIdentity.InvalidHandle;

    /// <summary>True once the interface has been taken away; calls that wait in the queue are refused then.</summary>
    internal bool IsWithdrawn { get; set; }
}
