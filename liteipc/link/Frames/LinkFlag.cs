using System.Runtime.CompilerServices;

namespace LiteIpc.Link;

/// <summary>
/// Optional parts of a frame's head, in the order in which they follow it, and marks without a part. A later version may add more
/// behind these: a reader goes on at the head's length.
/// </summary>
[ExcludeType]
public static class LinkFlag
{
    /// <summary>28 bytes: trace id (16), span id (8), trace flags (1) of W3C Trace Context, and 3 of zero.</summary>
    public const int Trace = 1;

    /// <summary>A count of 1 to <see cref="LinkFrame.MaxPath"/> (4 bytes), and as many hashes of device and service (4 each): the services that this call comes through.</summary>
    public const int Path = 2;

    /// <summary>8 bytes: the caller's uid and pid on its own device.</summary>
    public const int Caller = 4;

    /// <summary>8 bytes: bit n is set where the answer to number <see cref="LinkFrame.Answered"/> + 2 + n is there.</summary>
    public const int Acks = 8;

    /// <summary>4 bytes: the number of objects. The content begins with their table, as a message does.</summary>
    public const int Objects = 16;

    /// <summary>No part: the call's path crosses this link already.</summary>
    public const int Nested = 32;
}
