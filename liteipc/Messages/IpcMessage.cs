using System;
using System.Runtime.CompilerServices;

namespace LiteIpc;

/// <summary>The kinds of messages that the driver delivers.</summary>
[ExcludeType]
public static class IpcMessageType
{
    /// <summary>A call, one-way or two-way.</summary>
    public const int Request = 0;

    /// <summary>The answer to a two-way call.</summary>
    public const int Reply = 1;

    /// <summary>The refusal of a two-way call: a result code and the reason as a string.</summary>
    public const int FailedReply = 2;

    /// <summary>The process behind the target handle has ended.</summary>
    public const int DeathNotify = 3;

    /// <summary>Nobody holds the object with the target token any more.</summary>
    public const int ObjectReleased = 4;

    /// <summary>Nobody waits for the answer to the request any more whose sequence stands in the token. Told to the links with other devices only.</summary>
    public const int CallCancelled = 5;
}

/// <summary>How a request is sent.</summary>
[ExcludeType]
public static class IpcFlag
{
    /// <summary>The caller waits for a reply.</summary>
    public const int Default = 0;

    /// <summary>The caller waits for nothing and is told nothing.</summary>
    public const int OneWay = 1;
}

/// <summary>
/// A message as its receiver gets it. It lives in the receiver's pool until <see cref="IIpcDriver.FreeBuffer"/> gives it
/// back; after that nothing read from it may be used, the arrays of <see cref="IpcIo.ReadBuffer"/> excepted.
/// </summary>
/// <remarks>
/// The driver writes who sent it (<see cref="Pid"/>, <see cref="Tid"/>, <see cref="Uid"/>, <see cref="Gid"/>) and all the rest of the
/// head. A receiver that changes it deceives nobody but itself: the kernel knows its calls.
/// </remarks>
public sealed class IpcMessage
{
    /// <summary>A larger array is not kept for the next message: a board has not the memory.</summary>
    private const int KeptBytes = 1024;

    private static readonly byte[] _noBytes = new byte[0];
    private static readonly byte[][] _noBuffers = new byte[0][];

    private byte[][] _buffers = _noBuffers;
    private IDescriptorOwner? _descriptors;

    internal IpcMessage()
    {
    }

    /// <summary>One of <see cref="IpcMessageType"/>.</summary>
    public int Type;

    /// <summary>The handle that was called, or that died.</summary>
    public int Handle;

    /// <summary>The token that was called.</summary>
    public int Token;

    /// <summary>The cookie of the address that was called.</summary>
    public int Cookie;

    /// <summary>The function that was called.</summary>
    public int Code;

    /// <summary>One of <see cref="IpcFlag"/>.</summary>
    public int Flag;

    /// <summary>What ties a reply to its request; 0 where no reply is expected.</summary>
    public int Sequence;

    /// <summary>The process that sent it.</summary>
    public int Pid;

    /// <summary>The thread that sent it.</summary>
    public int Tid;

    /// <summary>The user that the sending process belongs to.</summary>
    public int Uid;

    /// <summary>The group that the sending process belongs to.</summary>
    public int Gid;

    /// <summary>
    /// The number of the device that it comes from; 0 is this one. A user of another device is nobody here, whatever its number; its
    /// <see cref="Pid"/> is the one that its whole device has here, and its <see cref="Gid"/> is not known.
    /// </summary>
    public int Device;

    /// <summary>The content, to be read.</summary>
    public readonly IpcIo Data = new IpcIo();

    /// <summary>True for a one-way request, a reply or a notice: nobody waits for an answer.</summary>
    public bool IsOneWay => Sequence == 0;

    internal IpcMessage? Next;

    /// <summary>Milliseconds that the sender waits for the answer; -1 without an end.</summary>
    internal int TimeoutMs;

    internal int Charge;

    /// <summary>The pool that <see cref="Charge"/> was taken from.</summary>
    internal MessagePool? Pool;

    /// <summary>Whose share of the pool it counts against.</summary>
    internal SenderShare? Share;

    /// <summary>Who brought it, where that is not the kernel; it is answered and freed there.</summary>
    internal object? Door;

    /// <summary>
    /// Written by the driver: whether the thread that received it may serve it, however long that takes, as another one
    /// receives meanwhile. Who does sets it to false first, as soon as nothing that comes later can overtake the message.
    /// </summary>
    public bool RunsHere;

    /// <summary>Who closes the file descriptors that nobody reads; null where there can be none.</summary>
    internal IDescriptorOwner? Descriptors
    {
        get => _descriptors;
        set
        {
            _descriptors = value;
            Data.HandsOverDescriptors = value != null;
        }
    }

    internal byte[] Bytes = _noBytes;

    internal int DataSize;

    internal int ObjectCount;

    internal int BufferCount;

    internal byte[] BufferAt(int index) => _buffers[index];

    internal void Address(int type, int handle, int token, int cookie, int code, int flag, int sequence)
    {
        Type = type;
        Handle = handle;
        Token = token;
        Cookie = cookie;
        Code = code;
        Flag = flag;
        Sequence = sequence;
    }

    internal void From(int pid, int tid, int uid, int gid)
    {
        Pid = pid;
        Tid = tid;
        Uid = uid;
        Gid = gid;
    }

    /// <summary>Takes a copy of what was written.</summary>
    internal void Fill(IpcIo? content)
    {
        if (content == null)
        {
            Empty();
            return;
        }

        Prepare(content.Length, content.ObjectCount, content.BufferCount);
        content.CopyTo(Bytes, 0);
        for (int i = 0; i < BufferCount; i++)
        {
            byte[] source = content.BufferAt(i);
            byte[] copy = new byte[source.Length];
            Array.Copy(source, copy, copy.Length);
            _buffers[i] = copy;
        }

        Seal();
        Data.Signature = content.Signature;
    }

    /// <summary>Takes the content of another message over, arrays and all.</summary>
    internal void Take(IpcMessage other)
    {
        byte[] bytes = Bytes;
        byte[][] buffers = _buffers;
        Bytes = other.Bytes;
        _buffers = other._buffers;
        DataSize = other.DataSize;
        ObjectCount = other.ObjectCount;
        BufferCount = other.BufferCount;
        other.Bytes = bytes;
        other._buffers = buffers;
        Descriptors = other.Descriptors;
        other.Descriptors = null;
        other.Prepare(0, 0, 0);
        Seal();
        Data.Signature = other.Data.Signature;
    }

    /// <summary>Makes room for content that is about to be put into <see cref="Bytes"/>; <see cref="Seal"/> ends it.</summary>
    internal void Prepare(int dataSize, int objects, int buffers)
    {
        DataSize = dataSize;
        ObjectCount = objects;
        int size = dataSize + (objects * 4);
        if (Bytes.Length < size)
        {
            Bytes = new byte[RoundUp(size)];
        }

        if (_buffers.Length < buffers)
        {
            _buffers = new byte[buffers][];
        }

        BufferCount = buffers;
    }

    internal void SetBuffer(int index, byte[] buffer) => _buffers[index] = buffer;

    internal void Seal() => Data.InitReadMessage(Bytes, DataSize, ObjectCount, _buffers, BufferCount);

    /// <summary>Forgets the content but keeps a small array for the next message.</summary>
    internal void Clear()
    {
        CloseDescriptors();
        for (int i = 0; i < BufferCount; i++)
        {
            _buffers[i] = _noBytes;
        }

        if (Bytes.Length > KeptBytes)
        {
            Bytes = _noBytes;
        }

        Empty();
        Sequence = 0;
        Next = null;
        Share = null;
        Charge = 0;
    }

    private void Empty()
    {
        Prepare(0, 0, 0);
        Seal();
    }

    /// <summary>Closes the file descriptors that nobody has read.</summary>
    internal void CloseDescriptors()
    {
        for (int i = 0; Descriptors != null && i < ObjectCount; i++)
        {
            int descriptor = DescriptorAt(i);
            if (descriptor >= 0)
            {
                Descriptors.Close(descriptor);
            }
        }

        Descriptors = null;
    }

    /// <summary>The file descriptor in the record of an object; -1 when it is none, or has been read.</summary>
    internal int DescriptorAt(int index) => IpcIo.DescriptorAt(Bytes, IpcIo.RecordAt(Bytes, ObjectCount, index), (ObjectCount * 4) + DataSize);

    /// <summary>Where the record of an object of another process stands that has not been read; -1 when it is none, or has been.</summary>
    internal int UnreadObjectAt(int index) => IpcIo.UnreadObjectAt(Bytes, IpcIo.RecordAt(Bytes, ObjectCount, index), (ObjectCount * 4) + DataSize);

    /// <summary>Puts the receiver's own file descriptor into the record of an object.</summary>
    internal void SetDescriptor(int index, int descriptor) => IpcIo.SetDescriptor(Bytes, IpcIo.RecordAt(Bytes, ObjectCount, index), descriptor);

    private static int RoundUp(int size)
    {
        int rounded = 64;
        while (rounded < size)
        {
            rounded <<= 1;
        }

        return rounded;
    }
}
