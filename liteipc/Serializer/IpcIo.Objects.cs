using System;

namespace LiteIpc;

public sealed partial class IpcIo
{
    /// <summary>Writes a service identity; the process that reads it may call that service.</summary>
    /// <returns>False when it is null, the objects are used up, or it did not fit.</returns>
    public bool WriteRemoteObject(SvcIdentity? identity)
    {
        if (identity == null)
        {
            return Fail();
        }

        return WriteObject(IpcObjectType.Service, identity.Handle, identity.Token, identity.Cookie);
    }

    /// <summary>Writes a file descriptor; the process that reads it gets one of its own to the same file. Desktop only.</summary>
    /// <returns>False when it is negative, the objects are used up, or it did not fit.</returns>
    public bool WriteFileDescriptor(int descriptor)
        => descriptor < 0 ? Fail() : WriteObject(IpcObjectType.FileDescriptor, descriptor, 0, 0);

    /// <summary>
    /// Writes a buffer that travels beside the payload, so that it may be larger than an <see cref="IpcIo"/>: up to the
    /// size of the receiver's pool, <see cref="IpcLimits.MaxPoolSize"/> at most.
    /// </summary>
    /// <param name="data">The bytes; they belong to the serializer until the message has been sent.</param>
    /// <returns>False when there are none or too many, the objects are used up, or it did not fit.</returns>
    public bool WriteBuffer(byte[]? data)
    {
        if (data == null || data.Length == 0 || data.Length > IpcLimits.MaxPoolSize
            || !WriteObject(IpcObjectType.Buffer, data.Length, _bufferCount, 0))
        {
            return Fail();
        }

        if (_bufferCount == _buffers.Length)
        {
            byte[][] grown = new byte[_bufferCount == 0 ? 2 : _bufferCount * 2][];
            Array.Copy(_buffers, grown, _bufferCount);
            _buffers = grown;
        }

        _buffers[_bufferCount++] = data;
        return true;
    }

    /// <summary>
    /// Reads a service identity; null with <see cref="Overflowed"/> set when there is none. An object of another process
    /// (<see cref="SvcIdentity.IsObject"/>) that came with a message then belongs to the caller, who gives it back with
    /// <see cref="IIpcDriver.ReleaseObject"/>: it cannot be read a second time.
    /// </summary>
    public SvcIdentity? ReadRemoteObject()
    {
        int at = ConsumeObject(IpcObjectType.Service);
        return at < 0 ? null : TakeIdentity(Buffer, at);
    }

    /// <summary>
    /// Reads a file descriptor. One that came with a message then belongs to the caller: it cannot be read a second time, and
    /// one that is not read is closed with its message. -1 with <see cref="Overflowed"/> set when there is none.
    /// </summary>
    public int ReadFileDescriptor()
    {
        int at = ConsumeObject(IpcObjectType.FileDescriptor);
        int descriptor = at < 0 ? -1 : Get32(at + 4);
        if (descriptor < 0)
        {
            Fail();
            return -1;
        }

        if (HandsOverDescriptors)
        {
            SetDescriptor(Buffer, at, -1);
        }

        return descriptor;
    }

    /// <summary>Reads a buffer; null with <see cref="Overflowed"/> set when there is none.</summary>
    public byte[]? ReadBuffer()
    {
        int at = ConsumeObject(IpcObjectType.Buffer);
        int index = at < 0 ? -1 : Get32(at + 8);
        if (index < 0 || index >= _bufferCount)
        {
            Fail();
            return null;
        }

        return _buffers[index];
    }

    private bool WriteObject(int type, int first, int second, int third)
    {
        if (_state != Writing || _objects == _maxObjects)
        {
            return Fail();
        }

        int at = Reserve(IpcLimits.ObjectSize);
        if (at < 0)
        {
            return false;
        }

        Put32(Buffer, at, type);
        Put32(Buffer, at + 4, first);
        Put32(Buffer, at + 8, second);
        Put32(Buffer, at + 12, third);
        Put32(Buffer, _objects * OffsetSize, at - Begin);
        _objects++;
        return true;
    }

    private int ConsumeObject(int type)
    {
        if (_state != Reading || _objectsRead == _objects || Get32(_objectsRead * OffsetSize) != _cursor - Begin)
        {
            Fail();
            return -1;
        }

        int at = Consume(IpcLimits.ObjectSize);
        if (at < 0 || Get32(at) != type)
        {
            Fail();
            return -1;
        }

        _objectsRead++;
        return at;
    }

    private int Get32(int at) => BitConverter.ToInt32(Buffer, at);

    /// <summary>Copies table and payload to a place in a buffer.</summary>
    internal void CopyTo(byte[] target, int at)
    {
        int table = _objects * OffsetSize;
        Array.Copy(Buffer, 0, target, at, table);
        Array.Copy(Buffer, Begin, target, at + table, Length);
    }

    /// <summary>Bytes that <see cref="CopyTo"/> needs.</summary>
    internal int WireSize => (_objects * OffsetSize) + Length;

    internal int BufferCount => _bufferCount;

    internal byte[] BufferAt(int index) => _buffers[index];

    /// <summary>The place of the record of an object in the buffer that <see cref="CopyTo"/> fills.</summary>
    internal static int RecordAt(byte[] buffer, int objects, int index)
        => (objects * OffsetSize) + BitConverter.ToInt32(buffer, index * OffsetSize);

    /// <summary>True when the content is a message whose file descriptors belong to the receiver once it has read them.</summary>
    internal bool HandsOverDescriptors;

    /// <summary>Whether a record lies in front of an end, and is one of that type.</summary>
    internal static bool IsRecord(byte[] buffer, int record, int end, int type)
        => record >= 0 && record <= end - IpcLimits.ObjectSize && BitConverter.ToInt32(buffer, record) == type;

    internal static void SetDescriptor(byte[] buffer, int record, int descriptor) => Put32(buffer, record + 4, descriptor);

    /// <summary>Takes the identity out of a record, and an object with it.</summary>
    internal static SvcIdentity TakeIdentity(byte[] buffer, int record)
    {
        SvcIdentity identity = new SvcIdentity(
            BitConverter.ToInt32(buffer, record + 4), BitConverter.ToInt32(buffer, record + 8), BitConverter.ToInt32(buffer, record + 12));
        if (identity.IsObject)
        {
            Put32(buffer, record + 4, SvcIdentity.InvalidHandle);
            Put32(buffer, record + 8, SvcIdentity.InvalidHandle);
        }

        return identity;
    }

    /// <summary>Prepares for sending a parcel: the table at the start of the buffer, the payload at its place.</summary>
    internal void InitParcel(byte[] buffer, int begin, int length, int objects)
    {
        Forget();
        Buffer = buffer;
        _maxObjects = objects;
        _objects = objects;
        Begin = begin;
        _cursor = begin + length;
        _end = _cursor;
        _state = Writing;
    }

    /// <summary>
    /// Prepares for reading a message: table first, payload behind it. A number of objects or a size that cannot be leaves the
    /// serializer unusable, so that every read fails.
    /// </summary>
    internal void InitReadMessage(byte[] buffer, int dataSize, int objects, byte[][] buffers, int bufferCount)
    {
        bool plausible = objects >= 0 && objects <= IpcLimits.MaxObjects;
        InitRead(plausible ? buffer : null, objects * OffsetSize, dataSize);
        _objects = objects;
        _buffers = buffers;
        _bufferCount = bufferCount;
    }
}
