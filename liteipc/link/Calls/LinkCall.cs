namespace LiteIpc.Link;

/// <summary>
/// A question or a call of this side. The sender fills it in, and reads the outcome once <see cref="ILinkHost.OnAnswered"/> has
/// been told; meanwhile it belongs to the session. Not used again.
/// </summary>
public sealed class LinkCall
{
    internal const int New = 0;
    internal const int Waits = 1;
    internal const int Sent = 2;
    internal const int Ended = 3;

    /// <summary><see cref="LinkKind.Query"/>, <see cref="LinkKind.Call"/> or <see cref="LinkKind.OneWay"/>.</summary>
    public int Kind;

    /// <summary>Whom to call; the number of the service once a question has been answered.</summary>
    public int Target;

    /// <summary>Which function.</summary>
    public int Code;

    /// <summary>Which function of which interface: <see cref="IpcIo.Signature"/>.</summary>
    public uint Signature;

    /// <summary>The arguments; for a question see <see cref="LinkNames"/>. Replaced by the result.</summary>
    public byte[] Content = LinkBytes.None;

    /// <summary>Objects in the content, whose table stands in front of it.</summary>
    public int ObjectCount;

    /// <summary>Milliseconds that the caller waits from <see cref="LinkSession.Send"/> on, above 0.</summary>
    public int TimeoutMs = IpcLimits.CallTimeoutMs;

    /// <summary>The caller's uid and pid on this device.</summary>
    public int Uid;

    /// <summary>See <see cref="Uid"/>.</summary>
    public int Pid;

    /// <summary>The trace context, <see cref="LinkFrame.TraceSize"/> bytes; null for none.</summary>
    public byte[]? Trace;

    /// <summary>The hashes of the services that it comes through; null for none.</summary>
    public int[]? Path;

    /// <summary>Whether the path crosses this link already.</summary>
    public bool IsNested;

    /// <summary>Free for the sender.</summary>
    public object? State;

    /// <summary>One of <see cref="EC"/>, or the service's own code.</summary>
    public int Result;

    /// <summary>Why there is no result; empty where there is one.</summary>
    public string Reason = string.Empty;

    /// <summary>Whether it has gone to the other side. The references in the content of one that has not are its sender's to take back.</summary>
    public bool WasSent => Sequence != 0;

    internal int Sequence;
    internal int Step;
    internal long Deadline;
}
