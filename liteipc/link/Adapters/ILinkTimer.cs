namespace LiteIpc.Link;

/// <summary>Whoever calls <see cref="LinkSession.OnTick"/>.</summary>
public interface ILinkTimer
{
    /// <summary>
    /// A session is due earlier than its last <see cref="LinkSession.OnTick"/> said. Called under a lock of the session, by any thread; it
    /// waits for nothing, and does not call the session.
    /// </summary>
    /// <param name="dueMs">When, on the clock of <see cref="ILinkPlatform.NowMs"/>.</param>
    void BringForward(long dueMs);
}
