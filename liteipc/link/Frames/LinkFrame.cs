using System;

namespace LiteIpc.Link;

/// <summary>
/// A frame, written and read: a head of 48 bytes, the parts that its flags name, and the content, all little-endian. One object serves
/// for many frames. It belongs to one thread at a time.
/// </summary>
/// <remarks>A part is in a frame where its field says something: a trace, a path, a uid or pid, acks, objects.</remarks>
public sealed class LinkFrame : LinkMessage
{
    /// <summary>The version that this code writes.</summary>
    public const int Version = 1;

    /// <summary>Bytes of the head without parts.</summary>
    public const int HeadSize = 48;

    /// <summary>Services that a call comes through at most.</summary>
    public const int MaxPath = 8;

    /// <summary>Bytes of the head with all parts.</summary>
    public const int MaxHead = HeadSize + TraceSize + 4 + (4 * MaxPath) + 8 + 8 + 4;

    /// <summary>Bytes of the trace context.</summary>
    public const int TraceSize = 28;

    private const int LastFlag = LinkFlag.Nested;

    private static readonly LinkFrame _empty = new LinkFrame();

    /// <summary>The sender's epoch.</summary>
    public int Epoch;

    /// <summary>The sender has every answer up to this number, or waits for it no longer.</summary>
    public int Answered;

    /// <summary>Number of the service or object that the frame is for, as FOUND has given it. A PING has the last number of DEATH, RELEASE and WATCH.</summary>
    public int Target;

    /// <summary>The receiver's epoch, as the sender knows it.</summary>
    public int TargetEpoch;

    /// <summary>Milliseconds that the caller still waits; 0 where there is no end.</summary>
    public int TimeLeftMs;

    /// <summary>Milliseconds of the sender's clock since its session began.</summary>
    public int SentAtMs;

    /// <summary>The low 16 bits of the last number up to which the sender has handed on every ONEWAY that it received.</summary>
    public int Credit;

    /// <summary>See <see cref="LinkFlag.Acks"/>.</summary>
    public ulong Acks;

    /// <summary>The first byte of the content.</summary>
    public int ContentStart;

    /// <summary>Bytes of the content.</summary>
    public int Length;

    private byte[] _bytes = LinkBytes.None;
    private int _at;

    /// <summary>Bytes that <see cref="Write"/> takes.</summary>
    public int Size => HeadLength(Flags) + Length;

    private int Flags
        => (Trace == null ? 0 : LinkFlag.Trace) | (Path == null ? 0 : LinkFlag.Path) | ((Uid | Pid) == 0 ? 0 : LinkFlag.Caller)
            | (Acks == 0 ? 0 : LinkFlag.Acks) | (ObjectCount == 0 ? 0 : LinkFlag.Objects) | (IsNested ? LinkFlag.Nested : 0);

    /// <summary>Forgets everything.</summary>
    public void Clear(int kind)
    {
        TakeHead(_empty);
        Kind = kind;
        Epoch = 0;
        Answered = 0;
        Target = 0;
        TargetEpoch = 0;
        TimeLeftMs = 0;
        SentAtMs = 0;
        Credit = 0;
        Acks = 0;
        SetContent(LinkBytes.None, 0, 0);
    }

    /// <summary>Gives it a content, which it refers to.</summary>
    public void SetContent(byte[] content, int start, int length)
    {
        Content = content;
        ContentStart = start;
        Length = length;
    }

    /// <summary>Writes it.</summary>
    /// <param name="bytes">Where to; it has room for <see cref="Size"/> bytes.</param>
    /// <param name="at">The first byte.</param>
    public void Write(byte[] bytes, int at)
    {
        int flags = Flags;
        _bytes = bytes;
        _at = at;
        Put(Version | (Kind << 8) | (flags << 16));
        Put(Sequence);
        Put(Epoch);
        Put(Answered);
        Put(Target);
        Put(TargetEpoch);
        Put(Code);
        Put((int)Signature);
        Put(Length);
        Put(TimeLeftMs);
        Put(SentAtMs);
        Put((Credit & 0xFFFF) | (HeadLength(flags) << 16));
        if (Trace != null)
        {
            Array.Copy(Trace, 0, bytes, _at, TraceSize);
            _at += TraceSize;
        }

        if (Path != null)
        {
            Put(Path.Length);
            for (int i = 0; i < Path.Length; i++)
            {
                Put(Path[i]);
            }
        }

        if ((flags & LinkFlag.Caller) != 0)
        {
            Put(Uid);
            Put(Pid);
        }

        if (Acks != 0)
        {
            Put((int)Acks);
            Put((int)(Acks >> 32));
        }

        if (ObjectCount != 0)
        {
            Put(ObjectCount);
        }

        Array.Copy(Content, ContentStart, bytes, _at, Length);
    }

    /// <summary>Reads a whole frame. Its content stays in the array.</summary>
    /// <param name="bytes">Where it stands.</param>
    /// <param name="at">Its first byte.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>False for what is no frame of this version: the object is not to be used then.</returns>
    public bool Read(byte[] bytes, int at, int count)
    {
        if (count < HeadSize || bytes[at] != Version)
        {
            return false;
        }

        _bytes = bytes;
        _at = at;
        int first = Next();
        int flags = (first >> 16) & 0xFFFF;
        Clear((first >> 8) & 0xFF);
        Sequence = Next();
        Epoch = Next();
        Answered = Next();
        Target = Next();
        TargetEpoch = Next();
        Code = Next();
        Signature = (uint)Next();
        int length = Next();
        TimeLeftMs = Next();
        SentAtMs = Next();
        int last = Next();
        Credit = last & 0xFFFF;
        int head = (last >> 16) & 0xFFFF;
        if (head > count || length != count - head || Sequence < 0 || Answered < 0 || TimeLeftMs < 0)
        {
            return false;
        }

        if ((flags & LinkFlag.Path) != 0)
        {
            int lengthAt = HeadLength(flags & LinkFlag.Trace);
            int path = lengthAt + 4 > head ? 0 : LinkBytes.Get32(bytes, at + lengthAt);
            if (path < 1 || path > MaxPath)
            {
                return false;
            }

            Path = new int[path];
        }

        // Parts that are known fill the head, unless there are others behind them.
        int known = HeadLength(flags);
        if (known > head || (known < head && flags < 2 * LastFlag))
        {
            return false;
        }

        ReadParts(flags);
        SetContent(bytes, at + head, length);
        return ObjectCount >= 0 && ObjectCount <= IpcLimits.MaxObjects;
    }

    private int HeadLength(int flags)
        => HeadSize + ((flags & LinkFlag.Trace) == 0 ? 0 : TraceSize) + (Path == null ? 0 : 4 + (4 * Path.Length)) + ((flags & LinkFlag.Caller) == 0 ? 0 : 8)
            + ((flags & LinkFlag.Acks) == 0 ? 0 : 8) + ((flags & LinkFlag.Objects) == 0 ? 0 : 4);

    /// <summary>Reads the parts, for which the head has room.</summary>
    private void ReadParts(int flags)
    {
        IsNested = (flags & LinkFlag.Nested) != 0;
        if ((flags & LinkFlag.Trace) != 0)
        {
            Trace = new byte[TraceSize];
            Array.Copy(_bytes, _at, Trace, 0, TraceSize);
            _at += TraceSize;
        }

        if (Path != null)
        {
            _at += 4;
            for (int i = 0; i < Path.Length; i++)
            {
                Path[i] = Next();
            }
        }

        if ((flags & LinkFlag.Caller) != 0)
        {
            Uid = Next();
            Pid = Next();
        }

        if ((flags & LinkFlag.Acks) != 0)
        {
            Acks = (uint)Next() | ((ulong)(uint)Next() << 32);
        }

        if ((flags & LinkFlag.Objects) != 0)
        {
            ObjectCount = Next();
        }
    }

    private void Put(int value)
    {
        LinkBytes.Put32(_bytes, _at, value);
        _at += 4;
    }

    private int Next()
    {
        _at += 4;
        return LinkBytes.Get32(_bytes, _at - 4);
    }
}
