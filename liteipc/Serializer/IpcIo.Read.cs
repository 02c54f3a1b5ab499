using System;
using System.Text;

namespace LiteIpc;

public sealed partial class IpcIo
{
    /// <summary>Reads a truth value; anything but 0 is true.</summary>
    public bool ReadBool() => ReadInt32() != 0;

    /// <summary>Reads an 8-bit number.</summary>
    public sbyte ReadInt8() => (sbyte)ReadInt32();

    /// <summary>Reads a 16-bit number.</summary>
    public short ReadInt16() => (short)ReadInt32();

    /// <summary>Reads an unsigned 8-bit number.</summary>
    public byte ReadUint8() => (byte)ReadInt32();

    /// <summary>Reads an unsigned 16-bit number.</summary>
    public ushort ReadUint16() => (ushort)ReadInt32();

    /// <summary>Reads an unsigned 32-bit number.</summary>
    public uint ReadUint32() => (uint)ReadInt32();

    /// <summary>Reads a 32-bit number; 0 with <see cref="Overflowed"/> set when there is none.</summary>
    public int ReadInt32()
    {
        int at = Consume(4);
        return at < 0 ? 0 : BitConverter.ToInt32(Buffer, at);
    }

    /// <summary>Reads a 64-bit number; 0 with <see cref="Overflowed"/> set when there is none.</summary>
    public long ReadInt64()
    {
        int at = Consume(8);
        return at < 0 ? 0 : BitConverter.ToInt64(Buffer, at);
    }

    /// <summary>Reads an unsigned 64-bit number.</summary>
    public ulong ReadUint64() => (ulong)ReadInt64();

    /// <summary>Reads a single-precision number.</summary>
    public float ReadFloat()
    {
        int at = Consume(4);
        return at < 0 ? 0 : BitConverter.ToSingle(Buffer, at);
    }

    /// <summary>Reads a double-precision number.</summary>
    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>Reads a string; null with <see cref="Overflowed"/> set when there is none, or it is not terminated.</summary>
    public string? ReadString()
    {
        int length = ReadInt32();
        if (length < 0 || length >= _end - _cursor)
        {
            Fail();
            return null;
        }

        int at = Consume(Align(length + 1));
        if (at < 0 || Buffer[at + length] != 0)
        {
            Fail();
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(Buffer, at, length);
        }
        catch (Exception)
        {
            // A board's decoder may throw on bytes that the desktop's replaces by U+FFFD.
            Fail();
            return null;
        }
    }

    /// <summary>Reads bytes whose number stands before them; null with <see cref="Overflowed"/> set when there are none.</summary>
    public byte[]? ReadFlatObject() => ReadRawData(ReadInt32());

    /// <summary>Reads a known number of bytes; null with <see cref="Overflowed"/> set when there are not so many.</summary>
    public byte[]? ReadRawData(int size)
    {
        if (size <= 0 || size > _end - _cursor)
        {
            Fail();
            return null;
        }

        byte[] data = new byte[size];
        return ReadRawData(data, 0, size) ? data : null;
    }

    /// <summary>Reads a known number of bytes into an array, and allocates nothing.</summary>
    /// <returns>False with <see cref="Overflowed"/> set when the range lies outside the array, or there are not so many.</returns>
    public bool ReadRawData(byte[]? data, int offset, int size)
    {
        int at = InRange(data, offset, size) ? Consume(Align(size)) : -1;
        if (at < 0)
        {
            return Fail();
        }

        Array.Copy(Buffer, at, data!, offset, size);
        return true;
    }
}
