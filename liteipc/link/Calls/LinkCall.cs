namespace LiteIpc.Link;

/// <summary>
/// A question or a call of this side. The sender fills it in, and reads the outcome once <see cref="ILinkHost.OnAnswered"/> has
/// been told; meanwhile it belongs to the session. Not used again. The content is replaced by the result.
/// </summary>
public sealed class LinkCall : LinkMessage
{
    internal const int New = 0;
    internal const int Ended = 1;
    internal const int Waits = 2;
    internal const int Sent = 3;

    /// <summary>Whom to call; the number of the service once a question has been answered.</summary>
    public int Target;

    /// <summary>Milliseconds that the caller waits from <see cref="LinkSession.Send"/> on, above 0.</summary>
    public int TimeoutMs = IpcLimits.CallTimeoutMs;

    /// <summary>Free for the sender.</summary>
    public object? State;

    /// <summary>One of <see cref="EC"/>, or the service's own code.</summary>
    public int Result;

    /// <summary>Why there is no result; empty where there is one.</summary>
    public string Reason = string.Empty;

    /// <summary>Whether it has gone to the other side. The references in the content of one that has not are its sender's to take back.</summary>
    public bool WasSent => Sequence != 0;

    internal int Step;
    internal long Deadline;
}
