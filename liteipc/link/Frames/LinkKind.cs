using System.Runtime.CompilerServices;

namespace LiteIpc.Link;

/// <summary>The kinds of frames. A number is never used for another kind.</summary>
[ExcludeType]
public static class LinkKind
{
    /// <summary>The first frame of each side: who it is, and its limits.</summary>
    public const int Hello = 1;

    /// <summary>The second frame of each side: that it has the key.</summary>
    public const int Proof = 2;

    /// <summary>Asks for a service by name.</summary>
    public const int Query = 3;

    /// <summary>The number of a service, or a code that says why there is none.</summary>
    public const int Found = 4;

    /// <summary>Calls a function; it is answered by <see cref="Reply"/> or <see cref="Error"/>.</summary>
    public const int Call = 5;

    /// <summary>Calls a function, and nobody waits for an answer.</summary>
    public const int OneWay = 6;

    /// <summary>The caller waits for that call no longer.</summary>
    public const int Cancel = 7;

    /// <summary>The result of a call.</summary>
    public const int Reply = 8;

    /// <summary>The code of a call that has no result, and the reason.</summary>
    public const int Error = 9;

    /// <summary>Asks to be told of the end of what a number leads to.</summary>
    public const int Watch = 10;

    /// <summary>The service or object of a number has ended.</summary>
    public const int Death = 11;

    /// <summary>Gives references to what a number leads to back.</summary>
    public const int Release = 12;

    /// <summary>Asks whether the other side is there.</summary>
    public const int Ping = 13;

    /// <summary>Says so, or that rooms have become free.</summary>
    public const int Pong = 14;

    /// <summary>The last frame of a side, with code and reason.</summary>
    public const int Bye = 15;
}
