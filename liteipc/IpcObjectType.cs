using System.Runtime.CompilerServices;

namespace LiteIpc;

/// <summary>The kinds of objects that a message can carry beside plain values.</summary>
[ExcludeType]
public static class IpcObjectType
{
    /// <summary>A file descriptor; the receiver gets one of its own. Desktop only.</summary>
    public const int FileDescriptor = 0;

    /// <summary>A buffer; the receiver gets a copy in its own pool.</summary>
    public const int Buffer = 1;

    /// <summary>A service identity; the receiver gets access to its handle.</summary>
    public const int Service = 2;
}
