using System.Buffers.Binary;
using System.Text;
using LiteIpc;

namespace Samgr.Emulator.Protocol;

/// <summary>Puts frames, one behind the other, into a buffer that grows. Belongs to one thread at a time.</summary>
internal sealed class FrameWriter
{
    private const int InitialBytes = 1024;

    private byte[] _bytes = new byte[InitialBytes];
    private int _frame;

    /// <summary>The frames; the first <see cref="Length"/> bytes count.</summary>
    internal byte[] Bytes => _bytes;

    internal int Length { get; private set; }

    /// <summary>The file descriptors in the frames, in their order. They go with the frame that begins at <see cref="DescriptorsAt"/>.</summary>
    internal List<int> Descriptors { get; } = [];

    /// <summary>The start of the frame with the file descriptors; without meaning when there are none.</summary>
    internal int DescriptorsAt { get; private set; }

    /// <summary>The end of that frame.</summary>
    internal int DescriptorsEnd { get; private set; }

    /// <summary>Closes the file descriptors once they are sent; null where they stay the caller's.</summary>
    internal IDescriptorOwner? DescriptorOwner { get; private set; }

    internal void Clear()
    {
        Length = 0;
        DropDescriptors();
    }

    /// <summary>Puts file descriptors into the frame under way. A writer holds those of one owner only.</summary>
    internal void Attach(IEnumerable<int> descriptors, IDescriptorOwner? owner)
    {
        Descriptors.AddRange(descriptors);
        DescriptorsAt = _frame;
        DescriptorOwner = owner;
    }

    /// <summary>Has the descriptors closed by their owner, and forgets them.</summary>
    internal void CloseDescriptors()
    {
        for (int i = 0; i < Descriptors.Count; i++)
        {
            DescriptorOwner?.Close(Descriptors[i]);
        }

        DropDescriptors();
    }

    private void DropDescriptors()
    {
        Descriptors.Clear();
        DescriptorOwner = null;
    }

    internal void Begin(int op, int id, int credit = 0)
    {
        _frame = Length;
        Int32(0);
        Int32(op);
        Int32(id);
        Int32(credit);
    }

    internal void End()
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_frame), Length - _frame - 4);
        if (Descriptors.Count > 0 && DescriptorsAt == _frame)
        {
            DescriptorsEnd = Length;
        }
    }

    internal void Int32(int value)
    {
        // First, for it may put another array in the place of this one.
        int at = Reserve(4);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at), value);
    }

    internal void Boolean(bool value) => Int32(value ? 1 : 0);

    internal void String(string? value)
    {
        if (value == null)
        {
            Int32(-1);
            return;
        }

        int size = Encoding.UTF8.GetByteCount(value);
        Int32(size);
        int at = Reserve(size);
        Encoding.UTF8.GetBytes(value, _bytes.AsSpan(at, size));
    }

    internal void Content(IpcIo? content)
    {
        if (content == null)
        {
            ContentHeader(0, 0, 0, 0);
            return;
        }

        ContentHeader(content.Signature, content.Length, content.ObjectCount, content.BufferCount);
        int at = Reserve(content.WireSize);
        content.CopyTo(_bytes, at);
        Collect(at, content.ObjectCount, Length);
        for (int i = 0; i < content.BufferCount; i++)
        {
            Block(content.BufferAt(i), content.BufferAt(i).Length);
        }
    }

    internal void Content(DriverMessage message)
    {
        ContentHeader(message.Data.Signature, message.DataSize, message.ObjectCount, message.BufferCount);
        int size = message.DataSize + (message.ObjectCount * 4);
        int at = Reserve(size);
        Buffer.BlockCopy(message.Bytes, 0, _bytes, at, size);
        Collect(at, message.ObjectCount, Length);
        DescriptorOwner = message.Descriptors;
        for (int i = 0; i < message.BufferCount; i++)
        {
            Block(message.BufferAt(i), message.BufferAt(i).Length);
        }
    }

    private void Collect(int at, int objects, int end)
    {
        for (int i = 0; i < objects && Protocol.Descriptors.AreSupported; i++)
        {
            int record = at + (objects * 4) + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at + (i * 4)));
            int descriptor = IpcIo.IsRecord(_bytes, record, end, IpcObjectType.FileDescriptor) ? BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(record + 4)) : -1;
            if (descriptor >= 0)
            {
                Descriptors.Add(descriptor);
                DescriptorsAt = _frame;
            }
        }
    }

    private void ContentHeader(uint signature, int dataSize, int objects, int buffers)
    {
        Int32(unchecked((int)signature));
        Int32(dataSize);
        Int32(objects);
        Int32(buffers);
    }

    private void Block(byte[] bytes, int size)
    {
        Int32(size);
        int at = Reserve(size);
        Buffer.BlockCopy(bytes, 0, _bytes, at, size);
    }

    private int Reserve(int count)
    {
        int at = Length;
        if (at + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, at + count));
        }

        Length = at + count;
        return at;
    }
}
