namespace LiteIpc.Link.Tests.Relays;

/// <summary>One side of relayed calls: the caller, or the one who serves.</summary>
internal sealed class RelayHost(LinkPeer peer, RelayedCalls calls, bool isCaller) : ILinkHost
{
    /// <summary>Done once its link is lost.</summary>
    public Action Loses { get; set; } = () => { };

    public LinkPeer? FindPeer(byte[] networkId) => peer.NetworkId.AsSpan().SequenceEqual(networkId) ? peer : null;

    public void OnUp(LinkSession session)
    {
        if (isCaller)
        {
            calls.Ask(session);
        }
    }

    public void OnLost(LinkSession session, string reason)
    {
        if (isCaller)
        {
            calls.Lose();
        }

        Loses();
    }

    public void Serve(LinkSession session, LinkRequest request) => calls.Serve(session, request);

    public void Cancel(LinkSession session, LinkRequest request)
    {
    }

    public void OnReleased(LinkSession session, object target)
    {
    }

    public void OnDeath(LinkSession session, int target)
    {
    }

    public void OnAnswered(LinkCall call) => calls.End(call);
}
