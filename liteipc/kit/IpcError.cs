namespace LiteIpc.Kit;

/// <summary>The result codes of the IPC Kit, with the values of the field.</summary>
public static class IpcError
{
    /// <summary>It worked.</summary>
    public const int Success = 0;

    /// <summary>An argument is missing or out of range.</summary>
    public const int CheckParam = 1901000;

    /// <summary>A value did not fit into a parcel, or the parcel cannot be written.</summary>
    public const int ParcelWrite = 1901001;

    /// <summary>A parcel holds no such value at its read position.</summary>
    public const int ParcelRead = 1901002;

    /// <summary>There is not enough memory.</summary>
    public const int MemoryAllocator = 1901003;

    /// <summary>A request code is not one of <see cref="KitLimits.FirstCode"/> to <see cref="KitLimits.LastCode"/>.</summary>
    public const int CodeOutOfRange = 1901004;

    /// <summary>The process of the object has ended.</summary>
    public const int DeadRemoteObject = 1901005;

    /// <summary>A stub answered with a code outside of the user range.</summary>
    public const int InvalidUserErrorCode = 1901006;

    /// <summary>Anything else: a refusal, a timeout, a position that a parcel does not have.</summary>
    public const int InnerError = 1901007;

    /// <summary>The first code that a stub may answer with to mean an error of its own.</summary>
    public const int FirstUserError = 1909000;

    /// <summary>The last code that a stub may answer with to mean an error of its own.</summary>
    public const int LastUserError = 1909999;

    /// <summary>A shared memory region cannot be mapped.</summary>
    public const int AshmemMap = 1900001;

    /// <summary>A shared memory region cannot be made, or its protection not be changed.</summary>
    public const int AshmemControl = 1900002;

    /// <summary>A shared memory region cannot be written there.</summary>
    public const int AshmemWrite = 1900003;

    /// <summary>A shared memory region cannot be read there.</summary>
    public const int AshmemRead = 1900004;

    /// <summary>Only a proxy can do that; a stub of this process cannot die before its callers.</summary>
    public const int OnlyProxy = 1900005;

    /// <summary>This device does not have that, such as shared memory on a board.</summary>
    public const int NotSupported = 801;

    internal static bool IsUser(int code) => code >= FirstUserError && code <= LastUserError;
}
