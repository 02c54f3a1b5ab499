using System;

namespace LiteIpc;

/// <summary>
/// The serializer: writes values into a buffer and reads them back, the same bytes on a board and on the desktop.
/// </summary>
/// <remarks>
/// Little-endian. Scalars up to 32 bits take a slot of 4 bytes, 64-bit ones take 8. A string is its UTF-8 length as a
/// uint32, the bytes, a NUL, and padding to 4. Objects are records of 16 bytes whose places stand in an offset table of
/// 4-byte entries in front of the payload. A write that does not fit, or a read past the end, sets the overflow flag; it is
/// sticky, everything after it fails, and a message that carries it is refused with <see cref="EC.Invalid"/>.
/// An instance belongs to one thread at a time.
/// </remarks>
// One type: reads and writes mirror each other over one buffer and its table of objects.
public sealed partial class IpcIo
{
    /// <summary>
    /// In place of a <see cref="Signature"/>: the caller vouches for the arguments itself. It opens nothing that is closed otherwise:
    /// a signature keeps mistakes out, policies keep callers out.
    /// </summary>
    public const uint AnySignature = 0xFFFFFFFF;

    /// <summary>
    /// Signature of the function that a request is for: the hash of its interface, name, number, parameters and result that a generated
    /// proxy sends and a generated stub compares; 0 for none. It travels in the head of the message, beside the number of the
    /// function, and is not part of the content. <see cref="InitWrite"/> and <see cref="Restart"/> set it back to 0.
    /// </summary>
    public uint Signature;

    /// <summary>The states: nothing yet, reading or writing, either of them with the overflow flag.</summary>
    private const int Reading = 1;
    private const int Writing = 3;
    private const int WritingFlag = 2;
    private const int Overflow = 4;
    private const int OffsetSize = 4;

    /// <summary>The table of the objects, and behind it the payload, which starts at <see cref="Begin"/>.</summary>
    internal byte[] Buffer = NoBytes;

    internal int Begin;

    private int _maxObjects;
    private int _objects;
    private int _objectsRead;
    private int _cursor;
    private int _end;
    private int _state;
    private byte[][] _buffers = NoBuffers;
    private int _bufferCount;

    internal static readonly byte[] NoBytes = new byte[0];
    internal static readonly byte[][] NoBuffers = new byte[0][];

    /// <summary>Makes a serializer without a buffer: every operation fails until one is given.</summary>
    public IpcIo()
    {
    }

    /// <summary>Makes a serializer that writes into a buffer of its own.</summary>
    /// <param name="size">Bytes of the buffer, 1 to <see cref="IpcLimits.MaxIoSize"/>; otherwise the serializer is unusable.</param>
    /// <param name="maxObjects">Objects that it can hold, up to <see cref="IpcLimits.MaxObjects"/>; each takes 4 bytes of the buffer.</param>
    public IpcIo(int size, int maxObjects = 0)
    {
        if (size > 0 && size <= IpcLimits.MaxIoSize)
        {
            InitWrite(new byte[size], size, maxObjects);
        }
    }

    /// <summary>True while the serializer has a buffer and no operation has failed.</summary>
    public bool Available => _state == Reading || _state == Writing;

    /// <summary>True once a write did not fit, or a read went past the end or found another kind of value.</summary>
    public bool Overflowed => (_state & Overflow) != 0;

    /// <summary>Payload bytes written so far, or in all when reading.</summary>
    public int Length => IsWriting ? _cursor - Begin : _end - Begin;

    /// <summary>Payload bytes that can still be written or read.</summary>
    public int Remaining => _end - _cursor;

    /// <summary>The place of the next value that is written or read, counted from the start of the payload.</summary>
    public int Position => _cursor - Begin;

    /// <summary>Objects written, or carried by the message that is read.</summary>
    public int ObjectCount => _objects;

    /// <summary>Prepares for writing into a buffer of the caller's; arguments out of range leave the serializer unusable.</summary>
    /// <param name="buffer">The buffer; it belongs to the serializer until the message has been sent.</param>
    /// <param name="size">Bytes of it to use.</param>
    /// <param name="maxObjects">Objects that it can hold.</param>
    public void InitWrite(byte[]? buffer, int size, int maxObjects)
    {
        Forget();
        if (buffer == null || size <= 0 || size > buffer.Length || size > IpcLimits.MaxIoSize
            || maxObjects < 0 || maxObjects > IpcLimits.MaxObjects)
        {
            return;
        }

        if (maxObjects * OffsetSize > size)
        {
            _state = Overflow;
            return;
        }

        Buffer = buffer;
        _maxObjects = maxObjects;
        Begin = maxObjects * OffsetSize;
        _cursor = Begin;
        _end = size;
        _state = Writing;
    }

    /// <summary>Prepares for reading a payload that carries no objects.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="size">Their number.</param>
    public void InitRead(byte[]? buffer, int start, int size)
    {
        Forget();
        if (buffer == null || start < 0 || size < 0 || start > buffer.Length - size)
        {
            return;
        }

        Buffer = buffer;
        Begin = start;
        _cursor = start;
        _end = start + size;
        _state = Reading;
    }

    /// <summary>Starts over with the same buffer: an empty one when writing, the first value when reading.</summary>
    public void Rewind()
    {
        if ((_state & Reading) == 0)
        {
            return;
        }

        _cursor = Begin;
        _objectsRead = 0;
        _state &= Writing;
        if (IsWriting)
        {
            _objects = 0;
            _bufferCount = 0;
        }
    }

    /// <summary>Prepares for writing into the same buffer again, whatever has happened to it.</summary>
    public void Restart() => InitWrite(Buffer, Buffer.Length, _maxObjects);

    /// <summary>Turns what has been written into something to read, in place and without copying.</summary>
    public void Flip()
    {
        if (!IsWriting)
        {
            return;
        }

        _end = _cursor;
        _cursor = Begin;
        _objectsRead = 0;
        _state -= WritingFlag;
    }

    /// <summary>A copy of the payload: what has been written, or all that there is to read.</summary>
    public byte[] ToArray()
    {
        byte[] copy = new byte[Length];
        Array.Copy(Buffer, Begin, copy, 0, copy.Length);
        return copy;
    }

    private bool IsWriting => (_state & WritingFlag) != 0;

    private void Forget()
    {
        Buffer = NoBytes;
        _maxObjects = 0;
        _objects = 0;
        _objectsRead = 0;
        Begin = 0;
        _cursor = 0;
        _end = 0;
        _bufferCount = 0;
        _state = 0;
        Signature = 0;
    }

    internal bool Fail()
    {
        _state |= Overflow;
        return false;
    }

    internal int Reserve(int bytes)
    {
        if (_state != Writing || bytes > _end - _cursor)
        {
            Fail();
            return -1;
        }

        int at = _cursor;
        _cursor += bytes;
        return at;
    }

    internal int Consume(int bytes)
    {
        if (_state != Reading || bytes < 0 || bytes > _end - _cursor)
        {
            Fail();
            return -1;
        }

        int at = _cursor;
        _cursor += bytes;
        return at;
    }

    internal static int Align(int bytes) => (bytes + 3) & ~3;
}
