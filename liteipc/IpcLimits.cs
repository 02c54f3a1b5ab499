using System.Runtime.CompilerServices;

namespace LiteIpc;

/// <summary>The limits of liteipc, with the values of the field.</summary>
[ExcludeType]
public static class IpcLimits
{
    /// <summary>Bytes of an <see cref="IpcIo"/> at most, its offset table included.</summary>
    public const int MaxIoSize = 8192;

    /// <summary>Bytes of a parcel at most: the content of a message to an object, and of its reply.</summary>
    public const int MaxParcelSize = 204_800;

    /// <summary>Objects (file descriptors, buffers, service identities) in one message at most.</summary>
    public const int MaxObjects = 32;

    /// <summary>Bytes of one object record inside the payload.</summary>
    public const int ObjectSize = 16;

    /// <summary>Bytes of a process's message pool unless it asks for more.</summary>
    public const int DefaultPoolSize = 64 * 1024;

    /// <summary>Bytes of a process's message pool at most.</summary>
    public const int MaxPoolSize = 256 * 1024;

    /// <summary>Bytes that a message costs in its receiver's pool beside its data.</summary>
    public const int MessageOverhead = 64;

    /// <summary>Milliseconds after which a two-way call gives up.</summary>
    public const int CallTimeoutMs = 5000;

    /// <summary>Death callbacks for one handle in a process at one time unless told otherwise.</summary>
    public const int DefaultMaxDeathCallbacks = 4;

    /// <summary>Handles that a kernel keeps at one time unless told otherwise.</summary>
    public const int DefaultMaxHandles = 256;

    /// <summary>Two-way calls under way at one time in a kernel unless told otherwise.</summary>
    public const int DefaultMaxCalls = 256;
}
