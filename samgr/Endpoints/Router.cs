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

    /// <summary>Who may call, as samgr said at registration; null while nobody said anything, and for an open system.</summary>
    internal PolicySubject[]? Policy { get; set; }

    /// <summary>The handle under which samgr knows it; -1 while it does not. Guarded by this router while it is being registered.</summary>
    internal int RegisteredHandle { get; set; } = SvcIdentity.InvalidHandle;
}
