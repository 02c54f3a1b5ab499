namespace LiteIpc.Link;

/// <summary>The head that a frame, a call of this side and a request of the other side have in common.</summary>
public abstract class LinkMessage
{
    /// <summary>One of <see cref="LinkKind"/>; for a call or a request <see cref="LinkKind.Query"/>, <see cref="LinkKind.Call"/> or <see cref="LinkKind.OneWay"/>.</summary>
    public int Kind;

    /// <summary>Which function; in a frame that answers the result code.</summary>
    public int Code;

    /// <summary>Which function of which interface: <see cref="IpcIo.Signature"/>.</summary>
    public uint Signature;

    /// <summary>The arguments, or the result; for a question see <see cref="LinkNames"/>. A frame that was read has its content in the array that was read.</summary>
    public byte[] Content = LinkBytes.None;

    /// <summary>Objects in the content, whose table stands in front of it.</summary>
    public int ObjectCount;

    /// <summary>The caller's uid on its device; 0 of another device is nobody here.</summary>
    public int Uid;

    /// <summary>The caller's pid on its device.</summary>
    public int Pid;

    /// <summary>The trace context, <see cref="LinkFrame.TraceSize"/> bytes; null for none.</summary>
    public byte[]? Trace;

    /// <summary>The hashes of the services that it comes through, 1 to <see cref="LinkFrame.MaxPath"/>; null for none.</summary>
    public int[]? Path;

    /// <summary>Whether the path crosses this link already.</summary>
    public bool IsNested;

    /// <summary>
    /// The number of a question, or of the question that is answered; the session gives it. CALL and ONEWAY count together, and so do DEATH, RELEASE and
    /// WATCH; a PING has the last number of the former.
    /// </summary>
    public int Sequence;

    /// <summary>Takes over all of these but the content.</summary>
    internal void TakeHead(LinkMessage other)
    {
        Kind = other.Kind;
        Code = other.Code;
        Signature = other.Signature;
        ObjectCount = other.ObjectCount;
        Uid = other.Uid;
        Pid = other.Pid;
        Trace = other.Trace;
        Path = other.Path;
        IsNested = other.IsNested;
        Sequence = other.Sequence;
    }
}
