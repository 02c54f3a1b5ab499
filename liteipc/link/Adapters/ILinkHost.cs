namespace LiteIpc.Link;

/// <summary>
/// The owner of the sessions of a device: the bus. Its members are called for one session one at a time, on the thread that hands it frames or ticks, or
/// that calls it, and without a lock held; none may block.
/// </summary>
public interface ILinkHost
{
    /// <summary>The device that was paired under a network id of 32 bytes; null when there is none.</summary>
    LinkPeer? FindPeer(byte[] networkId);

    /// <summary>Both sides have proven who they are.</summary>
    void OnUp(LinkSession session);

    /// <summary>
    /// The session is over, or never came up. Everything that was reached over it is dead from now on; the calls under way are answered behind this, with
    /// <see cref="EC.DeadObject"/>.
    /// </summary>
    void OnLost(LinkSession session, string reason);

    /// <summary>
    /// Somebody on the other device asks, calls, or sends. To be ended by <see cref="LinkSession.Found"/>, <see cref="LinkSession.Reply"/>,
    /// <see cref="LinkSession.Refuse"/> or, for a one-way call that has been handed on, <see cref="LinkSession.Done"/>; from any thread.
    /// Requests come in the order in which they were sent.
    /// </summary>
    void Serve(LinkSession session, LinkRequest request);

    /// <summary>Nobody waits for the answer to a request any more; it is to be ended all the same.</summary>
    void Cancel(LinkSession session, LinkRequest request);

    /// <summary>The other side has given back all its references to what was given to <see cref="LinkSession.Found"/>.</summary>
    void OnReleased(LinkSession session, object target);

    /// <summary>A service or object of the other side has ended; its number leads nowhere any more.</summary>
    void OnDeath(LinkSession session, int target);

    /// <summary>A question or call of this side has its outcome. Once for each.</summary>
    void OnAnswered(LinkCall call);
}
