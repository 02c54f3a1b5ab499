using System.Runtime.CompilerServices;

namespace LiteIpc;

/// <summary>The kinds of messages that the driver delivers.</summary>
[ExcludeType]
public static class IpcMessageType
{
    /// <summary>A call, one-way or two-way.</summary>
    public const int Request = 0;

    /// <summary>The answer to a two-way call.</summary>
    public const int Reply = 1;

    /// <summary>The refusal of a two-way call: a result code and the reason as a string.</summary>
    public const int FailedReply = 2;

    /// <summary>The process behind the target handle has ended.</summary>
    public const int DeathNotify = 3;

    /// <summary>Nobody holds the object with the target token any more.</summary>
    public const int ObjectReleased = 4;

    /// <summary>Nobody waits for the answer to the request any more whose sequence stands in the token. Told to the links with other devices only.</summary>
    public const int CallCancelled = 5;
}

/// <summary>The ways of sending a request.</summary>
[ExcludeType]
public static class IpcFlag
{
    /// <summary>The caller waits for a reply.</summary>
    public const int Default = 0;

    /// <summary>The caller waits for nothing and does not learn of a failure.</summary>
    public const int OneWay = 1;
}

/// <summary>
/// A message as its receiver gets it. It lives in the receiver's pool until <see cref="IIpcDriver.FreeBuffer"/> gives it
/// back; after that nothing read from it may be used, the arrays of <see cref="IpcIo.ReadBuffer"/> excepted.
/// </summary>
/// <remarks>
/// The driver writes who sent it (<see cref="Pid"/>, <see cref="Tid"/>, <see cref="Uid"/>, <see cref="Gid"/>) and all the rest of the
/// head. A receiver that changes it gains nothing by it: the kernel keeps the calls itself.
/// </remarks>
public abstract class IpcMessage
{
    // Only a driver makes messages: each is a DriverMessage.
    private protected IpcMessage()
    {
    }

    /// <summary>One of <see cref="IpcMessageType"/>.</summary>
    public int Type;

    /// <summary>The handle that was called, or that died.</summary>
    public int Handle;

    /// <summary>The token that was called.</summary>
    public int Token;

    /// <summary>The cookie of the address that was called.</summary>
    public int Cookie;

    /// <summary>The function that was called.</summary>
    public int Code;

    /// <summary>One of <see cref="IpcFlag"/>.</summary>
    public int Flag;

    /// <summary>The number that ties a reply to its request; 0 where no reply is expected.</summary>
    public int Sequence;

    /// <summary>The process that sent it.</summary>
    public int Pid;

    /// <summary>The thread that sent it.</summary>
    public int Tid;

    /// <summary>The user that the sending process belongs to.</summary>
    public int Uid;

    /// <summary>The group that the sending process belongs to.</summary>
    public int Gid;

    /// <summary>
    /// The number of the device that it comes from; 0 is this one. A user of another device is nobody here, whatever its number; its
    /// <see cref="Pid"/> is the one that its whole device has here, and its <see cref="Gid"/> is not known.
    /// </summary>
    public int Device;

    /// <summary>The content, to be read.</summary>
    public readonly IpcIo Data = new IpcIo();

    /// <summary>True for a one-way request, a reply or a notice: nobody waits for an answer.</summary>
    public bool IsOneWay => Sequence == 0;

    /// <summary>Milliseconds that the sender waits for the answer, from its sending on; -1 without an end.</summary>
    public int TimeoutMs;

    /// <summary>
    /// When a sender on another device waits no longer, in milliseconds of the receiver's own clock. The receiver sets it as it takes the message in; 0 where
    /// that is not known.
    /// </summary>
    public long Deadline;

    /// <summary>
    /// Written by the driver: whether the thread that received it may serve it, however long that takes, as another one receives
    /// meanwhile. A thread that does sets it to false first, as soon as no later message can overtake this one.
    /// </summary>
    public bool RunsHere;

    internal void Address(int type, int handle, int token, int cookie, int code, int flag, int sequence)
    {
        Type = type;
        Handle = handle;
        Token = token;
        Cookie = cookie;
        Code = code;
        Flag = flag;
        Sequence = sequence;
    }

    internal void From(int pid, int tid, int uid, int gid)
    {
        Pid = pid;
        Tid = tid;
        Uid = uid;
        Gid = gid;
    }
}
