namespace Samgr.Ability;

/// <summary>The result codes of child processes, with the values of the field.</summary>
public static class ChildProcessError
{
    /// <summary>It worked.</summary>
    public const int Success = 0;

    /// <summary>An argument is missing or breaks its rule.</summary>
    public const int InvalidParam = 401;

    /// <summary>This device has no child processes: every board, and a program on the emulator.</summary>
    public const int NotSupported = 801;

    /// <summary>The machine could not carry out something that it always can, because the connection to it is gone.</summary>
    public const int Internal = 16000050;

    /// <summary>The caller waits for so many answers of the machine that there is no room for another one.</summary>
    public const int Busy = 16010001;

    /// <summary>The child was not ready in time, and has been ended.</summary>
    public const int Timeout = 16010002;

    /// <summary>The machine could not start the child, is stopping, or the child ended before it was ready.</summary>
    public const int ServiceError = 16010003;

    /// <summary>The machine is set up to allow no child processes.</summary>
    public const int MultiProcessDisabled = 16010004;

    /// <summary>The caller is itself a child.</summary>
    public const int AlreadyInChild = 16010005;

    /// <summary>The caller, or the machine as a whole, has as many children as it may have.</summary>
    public const int MaxChildProcessesReached = 16010006;

    /// <summary>The child found no such library, or not what has to be in it.</summary>
    public const int LibLoadingFailed = 16010007;

    /// <summary>The library's OnConnect gave no stub, or threw.</summary>
    public const int ConnectionFailed = 16010008;

    /// <summary>That exit callback is not registered.</summary>
    public const int CallbackNotExist = 16010009;

    /// <summary>That pid is not the one of a running child of the caller.</summary>
    public const int InvalidPid = 16010010;
}
