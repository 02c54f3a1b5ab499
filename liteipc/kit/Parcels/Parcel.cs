using System;

namespace LiteIpc.Kit;

/// <summary>
/// The content of a request or a reply: values, strings, buffers, remote objects and file descriptors, up to
/// <see cref="KitLimits.MaxParcelSize"/> bytes.
/// </summary>
/// <remarks>
/// Little-endian. A value of up to 32 bits takes 4 bytes, a 64-bit one 8; a string is its UTF-8 length as a uint32, the
/// bytes, a NUL, and padding to 4. Every operation returns one of <see cref="IpcError"/>; one that fails changes nothing and
/// moves no position. A parcel that came with a message can only be read. It belongs to one thread at a time, and whoever made
/// it calls <see cref="Reclaim"/> when it is no longer needed.
/// </remarks>
// One type: the field's parcel has all of these reads and writes, which share one buffer and its positions.
public sealed partial class Parcel
{
    private const int TableSize = KitLimits.MaxParcelObjects * 4;

    private static readonly byte[] _noBytes = new byte[0];

    private byte[] _bytes = _noBytes;
    private int _begin;
    private int _capacity;
    private int _size;
    private int _read;
    private bool _isReclaimed;
    private DriverMessage? _message;

    /// <summary>Makes an empty parcel.</summary>
    public Parcel()
    {
        _begin = TableSize;
    }

    /// <summary>Bytes written.</summary>
    public int Size => _size;

    /// <summary>Bytes that fit before the buffer grows; 0 until the first value is written.</summary>
    public int Capacity => _message == null ? _capacity : _size;

    /// <summary>Bytes that can still be read.</summary>
    public int ReadableSize => _size - _read;

    /// <summary>Bytes that fit behind the write position before the buffer grows.</summary>
    public int WritableSize => Capacity - _size;

    /// <summary>The place of the next value that is read.</summary>
    public int ReadPosition => _read;

    /// <summary>The place of the next value that is written.</summary>
    public int WritePosition => _size;

    /// <summary>Moves the read position.</summary>
    /// <param name="position">0 to <see cref="Size"/>.</param>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.InnerError"/> outside of the parcel.</returns>
    public int RewindRead(int position)
    {
        if (position < 0 || position > _size)
        {
            return IpcError.InnerError;
        }

        _read = position;
        return IpcError.Success;
    }

    /// <summary>Moves the write position back; what stood behind it is dropped.</summary>
    /// <param name="position">0 to <see cref="Size"/>.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.InnerError"/> outside of the parcel, or when it can only be read.
    /// </returns>
    public int RewindWrite(int position)
    {
        if (position < 0 || position > _size || !CanWrite)
        {
            return IpcError.InnerError;
        }

        DropObjects(position);
        _size = position;
        _read = _read < position ? _read : position;
        return IpcError.Success;
    }

    /// <summary>Cuts the parcel, or lengthens it with zeros.</summary>
    /// <param name="size">0 to <see cref="Capacity"/>.</param>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> beyond the capacity.</returns>
    public int SetSize(int size)
    {
        if (size <= _size)
        {
            return RewindWrite(size) == IpcError.Success ? IpcError.Success : IpcError.CheckParam;
        }

        if (size > _capacity || !CanWrite)
        {
            return IpcError.CheckParam;
        }

        int added = size - _size;
        int at = Reserve(added);
        Array.Clear(_bytes, at, added);
        return IpcError.Success;
    }

    /// <summary>Changes how many bytes fit before the buffer grows.</summary>
    /// <param name="capacity"><see cref="Size"/> to <see cref="KitLimits.MaxParcelSize"/>.</param>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> outside of that.</returns>
    public int SetCapacity(int capacity)
    {
        if (capacity < _size || capacity > KitLimits.MaxParcelSize || !CanWrite)
        {
            return IpcError.CheckParam;
        }

        _capacity = capacity;
        Resize();
        return IpcError.Success;
    }

    /// <summary>Writes the whole content of another parcel behind this one's, its objects with it.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null; <see cref="IpcError.ParcelWrite"/> when it
    /// does not fit.
    /// </returns>
    public int Append(Parcel? other)
    {
        if (other == null || other._isReclaimed)
        {
            return IpcError.CheckParam;
        }

        int count = other._objectCount;
        int size = other._size;
        if (_objectCount + count > KitLimits.MaxParcelObjects)
        {
            return IpcError.ParcelWrite;
        }

        if (Borrow(other))
        {
            return IpcError.Success;
        }

        int start = _size;
        int at = Reserve(size);
        if (at < 0)
        {
            return IpcError.ParcelWrite;
        }

        if (size > 0)
        {
            Array.Copy(other._bytes, other._begin, _bytes, at, size);
        }

        for (int i = 0; i < count; i++)
        {
            if (!CopyObject(other, other._objects[i], start))
            {
                RewindWrite(start);
                return IpcError.ParcelWrite;
            }
        }

        ContainsDescriptors |= other.ContainsDescriptors;
        return IpcError.Success;
    }

    /// <summary>
    /// Gives the memory, the objects and the descriptors back; afterwards nothing can be read or written. A parcel of
    /// <see cref="Create"/> may be somebody else's from then on, so it must not be reclaimed twice.
    /// </summary>
    public void Reclaim()
    {
        if (_isReclaimed)
        {
            return;
        }

        Empty();
        _isReclaimed = true;
        if (_isShared)
        {
            Keep();
        }
        else
        {
            DropBuffer();
        }
    }

    /// <summary>
    /// Drops the content, whatever it was, so that the parcel can be written again, or take another reply. A small buffer is kept: a
    /// parcel that is used for one call after the other makes no garbage. One that was reclaimed stays that way.
    /// </summary>
    public void Clear()
    {
        if (!_isReclaimed)
        {
            Empty();
        }
    }

    /// <summary>Prepares for being written again, whatever was in it; a small buffer is kept.</summary>
    internal void Empty()
    {
        DropObjects(0);
        if (IsBorrowed)
        {
            EndBorrowing();
        }

        if (_message != null)
        {
            FreeMessage();
            _bytes = _own;
            _own = _noBytes;
            _capacity = _bytes.Length == 0 ? 0 : _bytes.Length - TableSize;
        }

        if (_capacity > KitPlatform.KeptCapacity)
        {
            DropBuffer();
        }

        _begin = TableSize;
        _size = 0;
        _read = 0;
        _isReclaimed = false;
        ContainsDescriptors = false;
        Signature = 0;
    }

    private void DropBuffer()
    {
        _bytes = _noBytes;
        _capacity = 0;
    }

    private bool CanWrite => _message == null && !_isReclaimed;

    private int Reserve(int bytes)
    {
        if (!CanWrite || bytes > KitLimits.MaxParcelSize - _size)
        {
            return -1;
        }

        int size = _size + bytes;
        if (size > _capacity || _bytes.Length == 0 || IsBorrowed)
        {
            Grow(size);
            Resize();
        }

        int at = _begin + _size;
        _size = size;
        return at;
    }

    private void Grow(int size)
    {
        int capacity = _capacity < KitLimits.FirstCapacity ? KitLimits.FirstCapacity : _capacity;
        while (capacity < size)
        {
            capacity *= 2;
        }

        _capacity = capacity < KitLimits.MaxParcelSize ? capacity : KitLimits.MaxParcelSize;
    }

    private void Resize()
    {
        int capacity = _capacity;
        byte[] bytes = new byte[TableSize + capacity];
        Array.Copy(_bytes, _begin < _bytes.Length ? _begin : 0, bytes, TableSize, _bytes.Length == 0 ? 0 : _size);
        if (IsBorrowed)
        {
            EndBorrowing();
            _capacity = capacity;
        }

        _bytes = bytes;
    }

    private int Consume(int bytes)
    {
        if (bytes < 0 || bytes > _size - _read)
        {
            return -1;
        }

        int at = _begin + _read;
        _read += bytes;
        return at;
    }

    private static int Align(int bytes) => (bytes + 3) & ~3;
}
