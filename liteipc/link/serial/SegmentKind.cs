using System.Runtime.CompilerServices;

namespace LiteIpc.Link.Serial;

/// <summary>The kinds of segments.</summary>
[ExcludeType]
internal static class SegmentKind
{
    /// <summary>A side begins, with a number that it drew: 4 bytes.</summary>
    internal const int Init = 1;

    /// <summary>The number of the other side's beginning: 4 bytes.</summary>
    internal const int InitAck = 2;

    /// <summary>Up to 128 bytes of the frames.</summary>
    internal const int Data = 3;

    /// <summary>Acknowledgement without content.</summary>
    internal const int Ack = 4;

    /// <summary>A side ends.</summary>
    internal const int Reset = 5;
}
