using LiteIpc;

namespace Samgr;

/// <summary>A service or feature that this process offers to others under a token: the interface that serves its calls, and who may call.</summary>
internal sealed class Offer : CallReceiver
{
    private readonly Endpoint _endpoint;

    internal Offer(Endpoint endpoint, ServiceEntry service, SaName name, IServerProxy proxy)
        : base(service)
    {
        _endpoint = endpoint;
        Name = name;
        Proxy = proxy;
    }

    internal readonly SaName Name;

    internal readonly IServerProxy Proxy;

    internal int Token;

    /// <summary>The users that may call, as samgr said at the registration; null in an open system.</summary>
    internal PolicySubject[]? Policy;

    /// <summary>The handle under which samgr knows it; -1 while it does not. Nobody may call before.</summary>
    internal int RegisteredHandle = SvcIdentity.InvalidHandle;

    /// <summary>True once the interface has been taken away; calls that wait in the queue are refused then.</summary>
    internal bool IsWithdrawn;

    internal override void Serve(object call)
    {
        IpcMessage message = (IpcMessage)call;

        // Other receiving threads may go on: no later call can overtake this one any more.
        message.RunsHere = false;
        _endpoint.Serve(this, message);
    }

    internal override void Abandon(object call) => _endpoint.Refuse((IpcMessage)call, EC.BusBusy, "dropped from the full queue of " + Service.Name);
}
