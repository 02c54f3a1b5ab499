using System;

namespace LiteIpc;

/// <summary>
/// A message as drivers have it: beside the head that its receiver reads, the bytes of its content, its place in a queue or pool, and the part of the pool
/// that it takes. Each <see cref="IpcMessage"/> is one. Belongs to the driver that made it, which uses it over and over.
/// </summary>
internal sealed class DriverMessage : IpcMessage
{
    /// <summary>A larger array is not kept for the next message: a board has not the memory.</summary>
    private const int KeptBytes = 1024;

    private byte[][] _buffers = IpcIo.NoBuffers;
    private IDescriptorOwner? _descriptors;

    /// <summary>The next one of the queue or pool that it is in.</summary>
    internal DriverMessage? Next;

    internal int Charge;

    /// <summary>The pool that <see cref="Charge"/> was taken from.</summary>
    internal MessagePool? Pool;

    /// <summary>The share of its sender, which <see cref="Charge"/> counts against.</summary>
    internal SenderShare? Share;

    /// <summary>The channel that brought it, which answers and frees it; null where the kernel did.</summary>
    internal object? Door;

    /// <summary>Closes the file descriptors that the receiver does not read; null where there can be none.</summary>
    internal IDescriptorOwner? Descriptors
    {
        get => _descriptors;
        set
        {
            _descriptors = value;
            Data.HandsOverDescriptors = value != null;
        }
    }

    internal byte[] Bytes = IpcIo.NoBytes;

    internal int DataSize;

    internal int ObjectCount;

    internal int BufferCount;

    internal byte[] BufferAt(int index) => _buffers[index];

    /// <summary>Fills it with a copy of the content that was written.</summary>
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
    internal void Take(DriverMessage other)
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
            _buffers[i] = IpcIo.NoBytes;
        }

        if (Bytes.Length > KeptBytes)
        {
            Bytes = IpcIo.NoBytes;
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

    /// <summary>Closes the file descriptors that the receiver has not read.</summary>
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
    internal int DescriptorAt(int index)
    {
        int at = RecordAt(index, IpcObjectType.FileDescriptor);
        return at < 0 ? -1 : BitConverter.ToInt32(Bytes, at + 4);
    }

    /// <summary>The place of a record whose object of another process has not been read; -1 when there is none, or it has been read.</summary>
    internal int UnreadObjectAt(int index)
    {
        int at = RecordAt(index, IpcObjectType.Service);
        return at >= 0 && BitConverter.ToInt32(Bytes, at + 8) >= SvcIdentity.FirstObjectToken ? at : -1;
    }

    /// <summary>Puts the receiver's own file descriptor into the record of an object.</summary>
    internal void SetDescriptor(int index, int descriptor) => IpcIo.SetDescriptor(Bytes, IpcIo.RecordAt(Bytes, ObjectCount, index), descriptor);

    /// <summary>The place of the record of an object; -1 when it is of another type, or lies outside.</summary>
    private int RecordAt(int index, int type)
    {
        int at = IpcIo.RecordAt(Bytes, ObjectCount, index);
        return IpcIo.IsRecord(Bytes, at, (ObjectCount * 4) + DataSize, type) ? at : -1;
    }

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
