using System;

namespace LiteIpc.Link;

/// <summary>
/// A frame, written and read: a head of 48 bytes, the parts that its flags name, and the content, all little-endian. One object serves
/// for many frames. It belongs to one thread at a time.
/// </summary>
public sealed class LinkFrame
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

    /// <summary>One of <see cref="LinkKind"/>.</summary>
    public int Kind;

    /// <summary>Which parts it has; see <see cref="LinkFlag"/>.</summary>
    public int Flags;

    /// <summary>The number of a question, or of the question that it answers. CALL and ONEWAY count together, and so do DEATH, RELEASE and WATCH; a PING has the last number of the former.</summary>
    public int Sequence;

    /// <summary>The sender's epoch.</summary>
    public int Epoch;

    /// <summary>The sender has every answer up to this number, or waits for it no longer.</summary>
    public int Answered;

    /// <summary>Number of the service or object that the frame is for, as FOUND has given it. A PING has the last number of DEATH, RELEASE and WATCH.</summary>
    public int Target;

    /// <summary>The receiver's epoch, as the sender knows it.</summary>
    public int TargetEpoch;

    /// <summary>The function, or the result code.</summary>
    public int Code;

    /// <summary>Which function of which interface: <see cref="IpcIo.Signature"/>.</summary>
    public uint Signature;

    /// <summary>Milliseconds that the caller still waits; 0 where there is no end.</summary>
    public int TimeLeftMs;

    /// <summary>Milliseconds of the sender's clock since its session began.</summary>
    public int SentAtMs;

    /// <summary>The low 16 bits of the last number up to which the sender has handed on every ONEWAY that it received.</summary>
    public int Credit;

    /// <summary>The trace context; null for none.</summary>
    public byte[]? Trace;

    /// <summary>The hashes of the services that the call comes through.</summary>
    public readonly int[] Path = new int[MaxPath];

    /// <summary>How many of them.</summary>
    public int PathLength;

    /// <summary>The caller's uid.</summary>
    public int Uid;

    /// <summary>The caller's pid.</summary>
    public int Pid;

    /// <summary>See <see cref="LinkFlag.Acks"/>.</summary>
    public ulong Acks;

    /// <summary>See <see cref="LinkFlag.Objects"/>.</summary>
    public int ObjectCount;

    /// <summary>Where the content stands; after <see cref="Read"/> the array that was read.</summary>
    public byte[] Content = LinkBytes.None;

    /// <summary>The first byte of the content.</summary>
    public int ContentStart;

    /// <summary>Bytes of the content.</summary>
    public int Length;

    /// <summary>Forgets everything.</summary>
    public void Clear(int kind)
    {
        Kind = kind;
        Flags = 0;
        Sequence = 0;
        Epoch = 0;
        Answered = 0;
        Target = 0;
        TargetEpoch = 0;
        Code = 0;
        Signature = 0;
        TimeLeftMs = 0;
        SentAtMs = 0;
        Credit = 0;
        Trace = null;
        PathLength = 0;
        Uid = 0;
        Pid = 0;
        Acks = 0;
        ObjectCount = 0;
        SetContent(LinkBytes.None, 0, 0);
    }

    /// <summary>Gives it a content, which it refers to.</summary>
    public void SetContent(byte[] content, int start, int length)
    {
        Content = content;
        ContentStart = start;
        Length = length;
    }

    /// <summary>Bytes that <see cref="Write"/> takes.</summary>
    public int Size => HeadLength + Length;

    /// <summary>Writes it.</summary>
    /// <param name="bytes">Where to; it has room for <see cref="Size"/> bytes.</param>
    /// <param name="at">The first byte.</param>
    public void Write(byte[] bytes, int at)
    {
        bytes[at] = Version;
        bytes[at + 1] = (byte)Kind;
        LinkBytes.Put16(bytes, at + 2, Flags);
        LinkBytes.Put32(bytes, at + 4, Sequence);
        LinkBytes.Put32(bytes, at + 8, Epoch);
        LinkBytes.Put32(bytes, at + 12, Answered);
        LinkBytes.Put32(bytes, at + 16, Target);
        LinkBytes.Put32(bytes, at + 20, TargetEpoch);
        LinkBytes.Put32(bytes, at + 24, Code);
        LinkBytes.Put32(bytes, at + 28, (int)Signature);
        LinkBytes.Put32(bytes, at + 32, Length);
        LinkBytes.Put32(bytes, at + 36, TimeLeftMs);
        LinkBytes.Put32(bytes, at + 40, SentAtMs);
        LinkBytes.Put16(bytes, at + 44, Credit);
        int head = HeadLength;
        LinkBytes.Put16(bytes, at + 46, head);
        int part = at + HeadSize;
        if (Has(LinkFlag.Trace))
        {
            Array.Copy(Trace!, 0, bytes, part, TraceSize);
            part += TraceSize;
        }

        if (Has(LinkFlag.Path))
        {
            LinkBytes.Put32(bytes, part, PathLength);
            for (int i = 0; i < PathLength; i++)
            {
                part += 4;
                LinkBytes.Put32(bytes, part, Path[i]);
            }

            part += 4;
        }

        if (Has(LinkFlag.Caller))
        {
            LinkBytes.Put32(bytes, part, Uid);
            LinkBytes.Put32(bytes, part + 4, Pid);
            part += 8;
        }

        if (Has(LinkFlag.Acks))
        {
            LinkBytes.Put32(bytes, part, (int)Acks);
            LinkBytes.Put32(bytes, part + 4, (int)(Acks >> 32));
            part += 8;
        }

        if (Has(LinkFlag.Objects))
        {
            LinkBytes.Put32(bytes, part, ObjectCount);
        }

        if (Length > 0)
        {
            Array.Copy(Content, ContentStart, bytes, at + head, Length);
        }
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

        Clear(bytes[at + 1]);
        Flags = LinkBytes.Get16(bytes, at + 2);
        Sequence = LinkBytes.Get32(bytes, at + 4);
        Epoch = LinkBytes.Get32(bytes, at + 8);
        Answered = LinkBytes.Get32(bytes, at + 12);
        Target = LinkBytes.Get32(bytes, at + 16);
        TargetEpoch = LinkBytes.Get32(bytes, at + 20);
        Code = LinkBytes.Get32(bytes, at + 24);
        Signature = (uint)LinkBytes.Get32(bytes, at + 28);
        int length = LinkBytes.Get32(bytes, at + 32);
        TimeLeftMs = LinkBytes.Get32(bytes, at + 36);
        SentAtMs = LinkBytes.Get32(bytes, at + 40);
        Credit = LinkBytes.Get16(bytes, at + 44);
        int head = LinkBytes.Get16(bytes, at + 46);
        if (head < HeadSize || head > count || length != count - head || Sequence < 0 || Answered < 0 || TimeLeftMs < 0)
        {
            return false;
        }

        int part = ReadParts(bytes, at + HeadSize, at + head);
        SetContent(bytes, at + head, length);

        // Parts that are known fill the head, unless there are others behind them.
        return part >= 0 && (part == at + head || Flags >= 2 * LastFlag);
    }

    internal bool Has(int flag) => (Flags & flag) != 0;

    private int HeadLength
        => HeadSize + (Has(LinkFlag.Trace) ? TraceSize : 0) + (Has(LinkFlag.Path) ? 4 + (4 * PathLength) : 0) + (Has(LinkFlag.Caller) ? 8 : 0)
            + (Has(LinkFlag.Acks) ? 8 : 0) + (Has(LinkFlag.Objects) ? 4 : 0);

    /// <summary>Reads the parts.</summary>
    /// <returns>Where they end; -1 where they pass the end of the head or say what cannot be.</returns>
    private int ReadParts(byte[] bytes, int part, int end)
    {
        if (Has(LinkFlag.Trace))
        {
            if (end - part < TraceSize)
            {
                return -1;
            }

            Trace = new byte[TraceSize];
            Array.Copy(bytes, part, Trace, 0, TraceSize);
            part += TraceSize;
        }

        if (Has(LinkFlag.Path))
        {
            PathLength = end - part < 4 ? 0 : LinkBytes.Get32(bytes, part);
            part += 4;
            if (PathLength < 1 || PathLength > MaxPath || end - part < 4 * PathLength)
            {
                return -1;
            }

            for (int i = 0; i < PathLength; i++)
            {
                Path[i] = LinkBytes.Get32(bytes, part);
                part += 4;
            }
        }

        int rest = (Has(LinkFlag.Caller) ? 8 : 0) + (Has(LinkFlag.Acks) ? 8 : 0) + (Has(LinkFlag.Objects) ? 4 : 0);
        if (end - part < rest)
        {
            return -1;
        }

        if (Has(LinkFlag.Caller))
        {
            Uid = LinkBytes.Get32(bytes, part);
            Pid = LinkBytes.Get32(bytes, part + 4);
            part += 8;
        }

        if (Has(LinkFlag.Acks))
        {
            Acks = (uint)LinkBytes.Get32(bytes, part) | ((ulong)(uint)LinkBytes.Get32(bytes, part + 4) << 32);
            part += 8;
        }

        if (Has(LinkFlag.Objects))
        {
            ObjectCount = LinkBytes.Get32(bytes, part);
            part += 4;
        }

        return ObjectCount < 0 || ObjectCount > IpcLimits.MaxObjects ? -1 : part;
    }
}
