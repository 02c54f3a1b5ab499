using System;
using System.Text;

namespace LiteIpc;

public sealed partial class IpcIo
{
    private const int MaxUtf8BytesPerChar = 3;

    /// <summary>Writes a truth value as 0 or 1.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteBool(bool value) => WriteInt32(value ? 1 : 0);

    /// <summary>Writes an 8-bit number, sign-extended to a slot.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteInt8(sbyte value) => WriteInt32(value);

    /// <summary>Writes a 16-bit number, sign-extended to a slot.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteInt16(short value) => WriteInt32(value);

    /// <summary>Writes an unsigned 8-bit number as a slot.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteUint8(byte value) => WriteInt32(value);

    /// <summary>Writes an unsigned 16-bit number as a slot.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteUint16(ushort value) => WriteInt32(value);

    /// <summary>Writes an unsigned 32-bit number.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteUint32(uint value) => WriteInt32((int)value);

    /// <summary>Writes a 32-bit number.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteInt32(int value)
    {
        int at = Reserve(4);
        if (at < 0)
        {
            return false;
        }

        Put32(Buffer, at, value);
        return true;
    }

    /// <summary>Writes a 64-bit number.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteInt64(long value)
    {
        int at = Reserve(8);
        if (at < 0)
        {
            return false;
        }

        Put32(Buffer, at, (int)value);
        Put32(Buffer, at + 4, (int)(value >> 32));
        return true;
    }

    /// <summary>Writes an unsigned 64-bit number.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteUint64(ulong value) => WriteInt64((long)value);

    /// <summary>Writes a single-precision number.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteFloat(float value)
    {
        int at = Reserve(4);
        if (at < 0)
        {
            return false;
        }

        Array.Copy(BitConverter.GetBytes(value), 0, Buffer, at, 4);
        return true;
    }

    /// <summary>Writes a double-precision number.</summary>
    /// <returns>False when it did not fit.</returns>
    public bool WriteDouble(double value) => WriteInt64(BitConverter.DoubleToInt64Bits(value));

    /// <summary>
    /// Writes a string as UTF-8. A lone surrogate becomes U+FFFD, as everywhere in .NET. On a board a string ends at its first
    /// NUL, so one with a NUL inside arrives there without its end.
    /// </summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteString(string? value)
    {
        if (value == null || value.Length > IpcLimits.MaxIoSize || _state != Writing)
        {
            return Fail();
        }

        int room = _end - _cursor - 4;
        if (value.Length * MaxUtf8BytesPerChar <= room)
        {
            int count = Encoding.UTF8.GetBytes(value, 0, value.Length, Buffer, _cursor + 4);
            return FinishText(count);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(value);
        if (bytes.Length >= room)
        {
            return Fail();
        }

        Array.Copy(bytes, 0, Buffer, _cursor + 4, bytes.Length);
        return FinishText(bytes.Length);
    }

    /// <summary>Writes bytes inside the payload: their number as a uint32, the bytes, padding to 4.</summary>
    /// <returns>False when there are none, the range lies outside the array, or they did not fit.</returns>
    public bool WriteFlatObject(byte[]? data, int offset, int size)
    {
        if (!InRange(data, offset, size) || !WriteInt32(size))
        {
            return Fail();
        }

        return WriteBlock(data!, offset, size);
    }

    /// <summary>Writes bytes inside the payload without their number, padded to 4; the reader must know how many.</summary>
    /// <returns>False when there are none, the range lies outside the array, or they did not fit.</returns>
    public bool WriteRawData(byte[]? data, int offset, int size)
        => InRange(data, offset, size) ? WriteBlock(data!, offset, size) : Fail();

    private bool WriteBlock(byte[] data, int offset, int size)
    {
        int padded = Align(size);
        int at = Reserve(padded);
        if (at < 0)
        {
            return false;
        }

        Array.Copy(data, offset, Buffer, at, size);
        Array.Clear(Buffer, at + size, padded - size);
        return true;
    }

    private bool FinishText(int count)
    {
        int padded = Align(count + 1);
        int at = Reserve(4 + padded);
        if (at < 0)
        {
            return false;
        }

        Put32(Buffer, at, count);
        Array.Clear(Buffer, at + 4 + count, padded - count);
        return true;
    }

    private static bool InRange(byte[]? data, int offset, int size)
        => data != null && size > 0 && size <= IpcLimits.MaxIoSize && offset >= 0 && offset <= data.Length - size;

    internal static void Put32(byte[] buffer, int at, int value)
    {
        buffer[at] = (byte)value;
        buffer[at + 1] = (byte)(value >> 8);
        buffer[at + 2] = (byte)(value >> 16);
        buffer[at + 3] = (byte)(value >> 24);
    }
}
