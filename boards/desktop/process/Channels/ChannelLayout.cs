using LiteIpc;

namespace Samgr.Emulator.Channels;

/// <summary>
/// The layout of a channel's memory. The words that one side writes often have cache lines of their own, apart from those that
/// the other side writes.
/// </summary>
internal static class ChannelLayout
{
    /// <summary>The version of the layout here and in <see cref="ChannelControl"/>; it rises with every change of a place or of its meaning.</summary>
    internal const int Version = 1;

    internal const int Line = 64;

    /// <summary>Server: whether the thread that receives sleeps, and on which processor it ran last.</summary>
    internal const int Parked = 0;
    internal const int ServerCpu = 4;

    /// <summary>Server: whether a one-way request is served on the thread that receives, and whether somebody watches it.</summary>
    internal const int Busy = Line;
    internal const int Watched = Line + 4;

    /// <summary>Rung to wake the thread that receives, and the one that stands by.</summary>
    internal const int ReceiverBell = 2 * Line;
    internal const int StandbyBell = 3 * Line;

    /// <summary>Server: how many requests have been passed on, and how many have been copied out, which leaves their room free.</summary>
    internal const int Consumed = 4 * Line;
    internal const int Copied = (4 * Line) + 4;

    /// <summary>Server: bytes of requests that have been given back, as a 64-bit number.</summary>
    internal const int Freed = 5 * Line;

    /// <summary>Client: whether it waits for room; rung when there is some.</summary>
    internal const int RoomWanted = 6 * Line;
    internal const int RoomBell = 7 * Line;

    internal const int Ring = 8 * Line;
    internal const int RingSlots = 256;
    internal const int SlotBytes = 3 * Line;

    internal const int Calls = Ring + (RingSlots * SlotBytes);
    internal const int CallSlots = 64;
    internal const int CallBits = 6;
    internal const int CallBytes = 4 * Line;

    /// <summary>Bytes up to here are what the kernel maps, to wake whoever sleeps.</summary>
    internal const int SignalBytes = 17 * 4096;

    internal const int Arena = SignalBytes;
    internal const int ArenaBytes = 512 * 1024;

    internal const int Replies = Arena + ArenaBytes;
    internal const int ReplyBytes = 52 * 4096;

    /// <summary>Bytes of the whole; most of them are never touched and take no memory.</summary>
    internal const int DataBytes = Replies + (CallSlots * ReplyBytes);

    /// <summary>Bytes of the largest content that fits, in either direction.</summary>
    internal const int MaxContent = IpcLimits.MaxParcelSize;

    internal const int ControlBytes = (1 + ControlPages) * 4096;

    private const int ControlPages = 4;
}

/// <summary>A request in the ring. The first word is written last and says that the rest is there.</summary>
internal static class RequestLayout
{
    internal const int Position = 0;
    internal const int Handle = 4;
    internal const int Token = 8;
    internal const int Cookie = 12;
    internal const int Code = 16;
    internal const int Tid = 20;
    internal const int Cpu = 24;

    /// <summary>The number of the call; 0 for a one-way request.</summary>
    internal const int Call = 28;
    internal const int Size = 32;
    internal const int ArenaAt = 36;
    internal const int Signature = 40;
    internal const int Content = 44;
    internal const int InlineBytes = ChannelLayout.SlotBytes - Content;

    /// <summary>In place of a place in the arena: the content stands in the slot.</summary>
    internal const int IsInline = -1;
}

/// <summary>The slot of a waiting two-way call. The first word is written last and says that the reply is there.</summary>
internal static class CallLayout
{
    internal const int Answered = 0;
    internal const int Type = 4;
    internal const int Size = 8;
    internal const int Tid = 12;
    internal const int Content = 16;
    internal const int InlineBytes = (3 * ChannelLayout.Line) - Content;

    /// <summary>Rung when there is a reply for a caller that sleeps.</summary>
    internal const int Bell = 3 * ChannelLayout.Line;

    /// <summary>Client: whether the caller sleeps.</summary>
    internal const int Parked = Bell + 4;
}
