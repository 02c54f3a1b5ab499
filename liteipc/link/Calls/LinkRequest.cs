namespace LiteIpc.Link;

/// <summary>A question or a call of the other side. Belongs to the session; the host reads it until it has ended it.</summary>
public sealed class LinkRequest
{
    internal const int Running = 0;
    internal const int Cancelled = 1;
    internal const int Answered = 2;
    internal const int Over = 3;

    /// <summary><see cref="LinkKind.Query"/>, <see cref="LinkKind.Call"/> or <see cref="LinkKind.OneWay"/>.</summary>
    public int Kind;

    /// <summary>The service or object that was given to <see cref="LinkSession.Found"/>; null for a question.</summary>
    public object? Target;

    /// <summary>Which function.</summary>
    public int Code;

    /// <summary>Which function of which interface: <see cref="IpcIo.Signature"/>.</summary>
    public uint Signature;

    /// <summary>The arguments; for a question see <see cref="LinkNames"/>.</summary>
    public byte[] Content = LinkBytes.None;

    /// <summary>Objects in the content, whose table stands in front of it.</summary>
    public int ObjectCount;

    /// <summary>The caller's uid on its device; 0 of another device is nobody here.</summary>
    public int Uid;

    /// <summary>The caller's pid on its device.</summary>
    public int Pid;

    /// <summary>The trace context; null for none.</summary>
    public byte[]? Trace;

    /// <summary>The hashes of the services that it comes through; null for none.</summary>
    public int[]? Path;

    /// <summary>When the caller waits no longer, on this device's clock; <see cref="long.MaxValue"/> where that is not known.</summary>
    public long Deadline;

    /// <summary>Free for the host.</summary>
    public object? State;

    internal int Sequence;
    internal int Step;
    internal bool IsNested;

    /// <summary>REPLY or ERROR, its code, content and objects, kept until the caller has it.</summary>
    internal int AnswerKind;
    internal int AnswerCode;
    internal byte[] Answer = LinkBytes.None;
    internal int AnswerObjects;
}
