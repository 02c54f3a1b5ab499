using System;
using System.Text;

namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    /// <summary>Writes a signed byte into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteInt8(sbyte value) => Put32(value);

    /// <summary>Writes a byte into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteUint8(byte value) => Put32(value);

    /// <summary>Writes a signed 16-bit number into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteInt16(short value) => Put32(value);

    /// <summary>Writes a 16-bit number into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteUint16(ushort value) => Put32(value);

    /// <summary>Writes a signed 32-bit number into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteInt32(int value) => Put32(value);

    /// <summary>Writes a 32-bit number into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteUint32(uint value) => Put32((int)value);

    /// <summary>Writes a truth value into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteBool(bool value) => Put32(value ? 1 : 0);

    /// <summary>Writes a UTF-16 code unit into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteChar(char value) => Put32(value);

    /// <summary>Writes a signed 64-bit number into 8 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteInt64(long value)
    {
        int at = Reserve(8);
        if (at < 0)
        {
            return IpcError.ParcelWrite;
        }

        Put64(at, value);
        return IpcError.Success;
    }

    /// <summary>Writes a 64-bit number into 8 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteUint64(ulong value) => WriteInt64((long)value);

    /// <summary>Writes a float into 4 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteFloat(float value) => Put32(SingleBits.Of(value));

    /// <summary>Writes a double into 8 bytes.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelWrite"/> when it does not fit.</returns>
    public int WriteDouble(double value) => WriteInt64(BitConverter.DoubleToInt64Bits(value));

    /// <summary>
    /// Writes a string as UTF-8. A lone surrogate becomes U+FFFD; a NUL inside is kept, but on a board a string ends there.
    /// </summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null; <see cref="IpcError.ParcelWrite"/> when it does
    /// not fit.
    /// </returns>
    public int WriteString(string? value)
    {
        if (value == null)
        {
            return IpcError.CheckParam;
        }

        if (value.Length > KitLimits.MaxParcelSize)
        {
            return IpcError.ParcelWrite;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(value);
        int at = Reserve(4 + Align(bytes.Length + 1));
        if (at < 0)
        {
            return IpcError.ParcelWrite;
        }

        Put32(at, bytes.Length);
        CopyIn(bytes, at + 4, Align(bytes.Length + 1));
        return IpcError.Success;
    }

    /// <summary>Writes the interface token that a stub checks first.</summary>
    /// <param name="token">1 to <see cref="KitLimits.MaxToken"/> characters.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for another token; <see cref="IpcError.ParcelWrite"/> when
    /// it does not fit.
    /// </returns>
    public int WriteInterfaceToken(string? token)
        => token == null || token.Length == 0 || token.Length > KitLimits.MaxToken ? IpcError.CheckParam : WriteString(token);

    /// <summary>Writes bytes without their number, padded to 4; the reader must know how many.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="length">Their number, above 0.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> when there are not so many; <see cref="IpcError.ParcelWrite"/>
    /// when they do not fit.
    /// </returns>
    public int WriteBuffer(byte[]? data, int length)
    {
        if (data == null || length <= 0 || length > data.Length)
        {
            return IpcError.CheckParam;
        }

        int at = length > KitLimits.MaxParcelSize ? -1 : Reserve(Align(length));
        if (at < 0)
        {
            return IpcError.ParcelWrite;
        }

        Array.Copy(data, 0, _bytes, at, length);
        Array.Clear(_bytes, at + length, Align(length) - length);
        return IpcError.Success;
    }

    /// <summary>Has an object write itself.</summary>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null; otherwise what it returns.</returns>
    public int WriteParcelable(IParcelable? value)
    {
        if (value == null)
        {
            return IpcError.CheckParam;
        }

        int start = _size;
        return Written(value.Marshal(this), start);
    }

    private int Put32(int value)
    {
        int at = Reserve(4);
        if (at < 0)
        {
            return IpcError.ParcelWrite;
        }

        Put32(at, value);
        return IpcError.Success;
    }

    private void Put32(int at, int value)
    {
        _bytes[at] = (byte)value;
        _bytes[at + 1] = (byte)(value >> 8);
        _bytes[at + 2] = (byte)(value >> 16);
        _bytes[at + 3] = (byte)(value >> 24);
    }

    private void CopyIn(byte[] source, int at, int padded)
    {
        Array.Copy(source, 0, _bytes, at, source.Length);
        Array.Clear(_bytes, at + source.Length, padded - source.Length);
    }
}
