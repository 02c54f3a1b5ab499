namespace LiteIpc.Link;

/// <summary>A question or a call of the other side. Belongs to the session; the host reads it until it has ended it.</summary>
public sealed class LinkRequest : LinkMessage
{
    internal const int Running = 0;
    internal const int Cancelled = 1;
    internal const int Answered = 2;

    /// <summary>The service or object that was given to <see cref="LinkSession.Found"/>; null for a question.</summary>
    public object? Target;

    /// <summary>When the caller waits no longer, on this device's clock; <see cref="long.MaxValue"/> where that is not known.</summary>
    public long Deadline;

    /// <summary>Free for the host.</summary>
    public object? State;

    internal int Step;

    /// <summary>REPLY or ERROR, its code, content and objects, kept until the caller has it.</summary>
    internal int AnswerKind;
    internal int AnswerCode;
    internal byte[] Answer = LinkBytes.None;
    internal int AnswerObjects;
}
