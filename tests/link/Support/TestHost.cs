using System.Text;

namespace LiteIpc.Link.Tests.Support;

/// <summary>Notes what it is told, and serves as the test says.</summary>
internal sealed class TestHost : ILinkHost
{
    public List<LinkPeer> Peers { get; } = [];

    /// <summary>In words, in order.</summary>
    public List<string> Told { get; } = [];

    public List<LinkRequest> Requests { get; } = [];

    public List<LinkCall> Answered { get; } = [];

    /// <summary>Serves a request at once; null leaves it to the test.</summary>
    public Action<LinkSession, LinkRequest>? Serves { get; set; }

    /// <summary>Done with the outcome of each call.</summary>
    public Action<LinkCall>? Answers { get; set; }

    public LinkPeer? FindPeer(byte[] networkId) => Peers.FirstOrDefault(peer => peer.NetworkId.AsSpan().SequenceEqual(networkId));

    public void OnUp(LinkSession session) => Told.Add($"up with {session.Peer!.Name}");

    public void OnLost(LinkSession session, string reason) => Told.Add($"lost: {reason}");

    public void Serve(LinkSession session, LinkRequest request)
    {
        Requests.Add(request);
        Serves?.Invoke(session, request);
    }

    public void Cancel(LinkSession session, LinkRequest request) => Told.Add($"cancel {request.Code}");

    public void OnReleased(LinkSession session, object target) => Told.Add($"released {target}");

    public void OnDeath(LinkSession session, int target) => Told.Add($"death of {target}");

    public void OnAnswered(LinkCall call)
    {
        Answered.Add(call);
        Told.Add($"{call.Code}: {EC.NameOf(call.Result)} {(call.Result == EC.Success ? Encoding.UTF8.GetString(call.Content) : call.Reason)}".TrimEnd());
        Answers?.Invoke(call);
    }
}
