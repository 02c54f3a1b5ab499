namespace Samgr;

/// <summary>
/// A message to a service or feature. The sender's object is copied when it is sent and may be used again at once; its
/// payload is passed on as it is and must not be changed while it is under way.
/// </summary>
public sealed class Request
{
    /// <summary>Makes an empty message.</summary>
    public Request()
    {
    }

    /// <summary>Makes a message.</summary>
    public Request(int msgId, object? data = null, uint msgValue = 0)
    {
        MsgId = msgId;
        Data = data;
        MsgValue = msgValue;
    }

    /// <summary>The subject of the message; the receiver defines the numbers.</summary>
    public int MsgId;

    /// <summary>A number that comes with it.</summary>
    public uint MsgValue;

    /// <summary>The payload.</summary>
    public object? Data;

    /// <summary>Bytes or elements of the payload, where receiver and sender agree to say so.</summary>
    public int Length;

    /// <summary>The exchange that this object is part of while a handler has it; null for a sender's object.</summary>
    internal Exchange? Exchange;

    internal void CopyFrom(Request other)
    {
        MsgId = other.MsgId;
        MsgValue = other.MsgValue;
        Data = other.Data;
        Length = other.Length;
    }

    internal void Clear()
    {
        MsgId = 0;
        MsgValue = 0;
        Data = null;
        Length = 0;
    }
}

/// <summary>The answer to a <see cref="Request"/>. Copied when it is sent, like a request.</summary>
public sealed class Response
{
    /// <summary>Makes an empty answer.</summary>
    public Response()
    {
    }

    /// <summary>Makes an answer.</summary>
    public Response(object? data)
    {
        Data = data;
    }

    /// <summary>The payload.</summary>
    public object? Data;

    /// <summary>Bytes or elements of the payload, where receiver and sender agree to say so.</summary>
    public int Length;

    internal void CopyFrom(Response? other)
    {
        Data = other?.Data;
        Length = other == null ? 0 : other.Length;
    }
}

/// <summary>
/// Gets the answer to a request, on the thread of the service that sent it; where it was not sent from a service's thread, on
/// the thread of the service that answers.
/// </summary>
/// <param name="request">The request as it was sent.</param>
/// <param name="response">The answer; empty when the receiver gave none. Both are valid during the callback only.</param>
public delegate void Handler(Request request, Response response);

/// <summary>Counts the deliveries of a payload that several receivers share.</summary>
public sealed class SharedToken
{
    private int _references;

    internal SharedToken()
    {
    }

    /// <summary>Deliveries that are still under way.</summary>
    public int References => _references;

    internal void Add() => System.Threading.Interlocked.Increment(ref _references);

    internal void Remove() => System.Threading.Interlocked.Decrement(ref _references);
}
