using System.Runtime.InteropServices;

namespace Samgr.Desktop;

/// <summary>
/// The positions of a <see cref="RingQueue"/>. Those that the senders write, those that the task writes for them, and those that it keeps
/// for itself lie in different cache lines, so that a write to one does not take another away from a processor.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 4 * Apart)]
internal struct Cursors
{
    private const int Apart = 128;
    private const int Half = 32;

    /// <summary>The next position and the number of requests so far, as <see cref="Pack"/> puts them; negative once closed.</summary>
    [FieldOffset(Apart)]
    internal long Tail;

    /// <summary>The value of <see cref="Progress"/> that the senders saw last.</summary>
    [FieldOffset(Apart + sizeof(long))]
    internal long Known;

    /// <summary>The first position that has not been taken, and the number of requests that have been handled.</summary>
    [FieldOffset(2 * Apart)]
    internal long Progress;

    /// <summary>The position that is taken next.</summary>
    [FieldOffset(3 * Apart)]
    internal int Head;

    [FieldOffset((3 * Apart) + sizeof(int))]
    internal int Handled;

    /// <summary>The processor that the sender of the last message ran on; -1 for none.</summary>
    [FieldOffset((3 * Apart) + (2 * sizeof(int)))]
    internal int LastCpu;

    /// <summary>The processor that the task ran on when it waited last, and how many messages in a row have come from another one.</summary>
    [FieldOffset((3 * Apart) + (3 * sizeof(int)))]
    internal int OwnCpu;

    [FieldOffset((3 * Apart) + (4 * sizeof(int)))]
    internal int Crossings;

    internal static long Pack(int position, int requests) => ((long)(requests & int.MaxValue) << Half) | (uint)position;

    internal static int Position(long cursor) => (int)cursor;

    internal static int Requests(long cursor) => (int)(cursor >> Half) & int.MaxValue;

    /// <summary>Requests of the one that the other has not.</summary>
    internal static int RequestsBetween(long later, long earlier) => (Requests(later) - Requests(earlier)) & int.MaxValue;
}
