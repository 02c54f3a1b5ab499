namespace LiteIpc;

/// <summary>
/// The result codes of the framework. Every operation that can fail for a reason of the system returns one of these;
/// the values are those of the field (ohos_errno.h and rpc_errno.h), so that they can be compared across devices.
/// </summary>
public static class EC
{
    /// <summary>The operation succeeded.</summary>
    public const int Success = 0;

    /// <summary>The operation failed for a reason without a code of its own.</summary>
    public const int Failure = -1;

    /// <summary>ERR_INVALID_PARAM of the IPC layer: a handle or parameter that the driver does not know.</summary>
    public const int InvalidParam = -2;

    /// <summary>No memory: the message pool of the receiver is full, or it can hold no such message.</summary>
    public const int NoMemory = -3;

    /// <summary>The queue of the receiving service is full.</summary>
    public const int BusBusy = -6;

    /// <summary>An argument is invalid, a message overflowed, or a released proxy was used.</summary>
    public const int Invalid = -9;

    /// <summary>The resource is in use already, or held by another process.</summary>
    public const int Busy = -10;

    /// <summary>The service is not registered (yet, or any more).</summary>
    public const int NoService = -11;

    /// <summary>A rule forbids it, or a rule that allows it is missing.</summary>
    public const int Permission = -12;

    /// <summary>A table is full.</summary>
    public const int NoSpace = -14;

    /// <summary>A name is longer than 63 bytes of UTF-8.</summary>
    public const int NameTooLong = -17;

    /// <summary>No answer within the time allowed.</summary>
    public const int Timeout = -19;

    /// <summary>The connection to the driver is broken.</summary>
    public const int Commu = -20;

    /// <summary>The request is for another interface than the one that is there, or for another version of the function.</summary>
    public const int Protocol = -21;

    /// <summary>Nobody handles that token.</summary>
    public const int NoHandler = -24;

    /// <summary>The sender exceeded its message rate.</summary>
    public const int FlowCtrl = -25;

    /// <summary>The part is not initialised, or already stopped.</summary>
    public const int NoInit = -26;

    /// <summary>ERR_DEAD_OBJECT: the process behind the handle has ended.</summary>
    public const int DeadObject = -32;

    /// <summary>ERR_UNKNOWN_CODE: the service has no function with that id.</summary>
    public const int UnknownCode = -35;

    /// <summary>
    /// The call closed a cycle of calls that wait for each other, with no thread left to serve the next one. As after
    /// <see cref="Timeout"/>, the service may still carry it out.
    /// </summary>
    public const int Deadlock = -45;

    /// <summary>The field's name of a code, or the number where it has none.</summary>
    public static string NameOf(int code)
    {
        switch (code)
        {
            case Success: return "EC_SUCCESS";
            case Failure: return "EC_FAILURE";
            case InvalidParam: return "ERR_INVALID_PARAM";
            case NoMemory: return "EC_NOMEMORY";
            case BusBusy: return "EC_BUSBUSY";
            case Invalid: return "EC_INVALID";
            case Busy: return "EC_BUSY";
            case NoService: return "EC_NOSERVICE";
            case Permission: return "EC_PERMISSION";
            case NoSpace: return "EC_NOSPACE";
            case NameTooLong: return "EC_NAMETOOLONG";
            case Timeout: return "EC_TIMEOUT";
            case Commu: return "EC_COMMU";
            case Protocol: return "EC_PROTOCOL";
            case NoHandler: return "EC_NOHANDLER";
            case FlowCtrl: return "EC_FLOWCTRL";
            case NoInit: return "EC_NOINIT";
            case DeadObject: return "ERR_DEAD_OBJECT";
            case UnknownCode: return "ERR_UNKNOWN_CODE";
            case Deadlock: return "EC_DEADLOCK";
            default: return code.ToString();
        }
    }
}
