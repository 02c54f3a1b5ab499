namespace LiteIpc.Link;

/// <summary>
/// The way of frames to the other device, whole and in order: memory, TCP, a serial line. It hands the frames that it receives to
/// <see cref="LinkSession.OnFrame"/>, one at a time, and its end to <see cref="LinkSession.OnClosed"/>.
/// </summary>
public interface ILinkCarrier
{
    /// <summary>Its protection of frames, one of <see cref="LinkSecurity"/>.</summary>
    int Security { get; }

    /// <summary>Takes a frame over: copies it, and waits for nothing. Called by one thread at a time, under a lock of the session.</summary>
    /// <returns>False when it has no room or has ended; the session is lost then.</returns>
    bool Send(byte[] bytes, int start, int count);

    /// <summary>Ends it, after what has been taken over. Waits for nothing, and may be called more than once.</summary>
    void Close();
}
