using Samgr.Testing;

namespace LiteIpc.Link.Tests.Carriers;

/// <summary>Waits for the outcome of its calls.</summary>
internal sealed class AwaitingHost(LinkPeer peer, Action<LinkSession, LinkRequest> serves) : ILinkHost
{
    public string? Lost { get; private set; }

    public LinkPeer? FindPeer(byte[] networkId) => peer.NetworkId.AsSpan().SequenceEqual(networkId) ? peer : null;

    public void OnUp(LinkSession session)
    {
    }

    public void OnLost(LinkSession session, string reason) => Lost = reason;

    public void Serve(LinkSession session, LinkRequest request) => serves(session, request);

    public void Cancel(LinkSession session, LinkRequest request)
    {
    }

    public void OnReleased(LinkSession session, object target)
    {
    }

    public void OnDeath(LinkSession session, int target)
    {
    }

    public void OnAnswered(LinkCall call) => ((ManualResetEventSlim)call.State!).Set();

    public LinkCall Begin(LinkSession session, LinkCall call)
    {
        call.State = new ManualResetEventSlim();
        if (session.Send(call) != EC.Success)
        {
            ((ManualResetEventSlim)call.State).Set();
        }

        return call;
    }

    public LinkCall Call(LinkSession session, LinkCall call) => Await(Begin(session, call));

    public static LinkCall Await(LinkCall call)
    {
        Patience.For((ManualResetEventSlim)call.State!, "the call has its outcome");
        return call;
    }
}
