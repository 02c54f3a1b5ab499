namespace LiteIpc.Kit;

/// <summary>The way of sending a request, and the result. Belongs to one thread at a time.</summary>
public sealed class MessageOption
{
    /// <summary>The caller waits for the reply.</summary>
    public const int Sync = 0;

    /// <summary>The caller does not wait; the reply stays empty.</summary>
    public const int Async = 1;

    /// <summary>
    /// The result of the last request that was sent with it. Of a request to another process it is the code of the driver, one of <see cref="EC"/>,
    /// or the answer of the stub; otherwise the result of <see cref="RemoteObject.SendRequest"/>.
    /// </summary>
    public int Result;

    /// <summary>The reason for it in words; empty where it succeeded, or where the stub gave none.</summary>
    public string Reason = string.Empty;

    private int _waitTime = KitLimits.DefaultWaitTime;

    /// <summary>Makes an option.</summary>
    /// <param name="flags"><see cref="Sync"/> or <see cref="Async"/>; other bits are kept and ignored.</param>
    public MessageOption(int flags = Sync)
    {
        Flags = flags;
    }

    /// <summary>The bits set so far.</summary>
    public int Flags { get; private set; }

    /// <summary>Whether the caller waits for nothing.</summary>
    public bool IsAsync
    {
        get => (Flags & Async) != 0;
        set => Flags = value ? Flags | Async : Flags & ~Async;
    }

    /// <summary>Seconds that a synchronous request waits at most; what is not above 0 means the default of 8.</summary>
    public int WaitTime
    {
        get => _waitTime;
        set => _waitTime = value > 0 ? value : KitLimits.DefaultWaitTime;
    }

    /// <summary>Notes how a request ended; null is allowed.</summary>
    /// <returns>The code for its sender.</returns>
    internal static int End(MessageOption? option, int error, int result, string reason)
    {
        if (option != null)
        {
            option.Result = result;
            option.Reason = reason;
        }

        return error;
    }

    internal void Reset(int flags)
    {
        Flags = flags;
        _waitTime = KitLimits.DefaultWaitTime;
    }

    /// <summary>Sets bits; those that are set already stay.</summary>
    public void SetFlags(int flags) => Flags |= flags;
}
