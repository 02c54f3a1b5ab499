namespace LiteIpc;

/// <summary>
/// The address of a service: the handle of its process, the token of the service in that process, and a cookie that only
/// the service understands. Immutable, so it may be shared between threads.
/// </summary>
public sealed class SvcIdentity
{
    /// <summary>The handle of the context manager, samgr.</summary>
    public const int SamgrHandle = 0;

    /// <summary>The handle of the bus, which finds services of other devices, where a kernel has one.</summary>
    public const int BusHandle = int.MaxValue;

    /// <summary>The handle, token or cookie of an address that leads nowhere.</summary>
    public const int InvalidHandle = -1;

    /// <summary>
    /// The first token of the objects that are no services: they have no name, and only a process that was given one in a message
    /// may call it.
    /// </summary>
    public const int FirstObjectToken = 0x40000000;

    /// <summary>Makes an address.</summary>
    public SvcIdentity(int handle, int token, int cookie)
    {
        Handle = handle;
        Token = token;
        Cookie = cookie;
    }

    /// <summary>The address of samgr itself.</summary>
    public static readonly SvcIdentity Samgr = new SvcIdentity(SamgrHandle, 0, 0);

    /// <summary>The address of the bus, where a kernel has one.</summary>
    public static readonly SvcIdentity Bus = new SvcIdentity(BusHandle, 0, 0);

    /// <summary>The address that leads nowhere; a query that misses returns it.</summary>
    public static readonly SvcIdentity Invalid = new SvcIdentity(InvalidHandle, InvalidHandle, InvalidHandle);

    /// <summary>The handle of the process; 0 is samgr, -1 is invalid.</summary>
    public readonly int Handle;

    /// <summary>The token of the service or feature within its process.</summary>
    public readonly int Token;

    /// <summary>A value of the service's own, carried along unread.</summary>
    public readonly int Cookie;

    /// <summary>True when the address leads to a process, alive or not.</summary>
    public bool IsValid => Handle != InvalidHandle;

    /// <summary>True for an object, false for a registered service.</summary>
    public bool IsObject => Token >= FirstObjectToken;
}
