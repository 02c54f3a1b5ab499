using System;
using System.Text;

namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    /// <summary>Reads a signed byte.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadInt8(out sbyte value)
    {
        int result = ReadInt32(out int slot);
        value = (sbyte)slot;
        return result;
    }

    /// <summary>Reads a byte.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadUint8(out byte value)
    {
        int result = ReadInt32(out int slot);
        value = (byte)slot;
        return result;
    }

    /// <summary>Reads a signed 16-bit number.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadInt16(out short value)
    {
        int result = ReadInt32(out int slot);
        value = (short)slot;
        return result;
    }

    /// <summary>Reads a 16-bit number.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadUint16(out ushort value)
    {
        int result = ReadInt32(out int slot);
        value = (ushort)slot;
        return result;
    }

    /// <summary>Reads a signed 32-bit number.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadInt32(out int value)
    {
        int at = Consume(4);
        value = at < 0 ? default : BitConverter.ToInt32(_bytes, at);
        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads a 32-bit number.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadUint32(out uint value)
    {
        int result = ReadInt32(out int slot);
        value = (uint)slot;
        return result;
    }

    /// <summary>Reads a truth value.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadBool(out bool value)
    {
        int result = ReadInt32(out int slot);
        value = slot != 0;
        return result;
    }

    /// <summary>Reads a UTF-16 code unit.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadChar(out char value)
    {
        int result = ReadInt32(out int slot);
        value = (char)slot;
        return result;
    }

    /// <summary>Reads a signed 64-bit number.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadInt64(out long value)
    {
        int at = Consume(8);
        value = at < 0 ? default : BitConverter.ToInt64(_bytes, at);
        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads a 64-bit number.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadUint64(out ulong value)
    {
        int result = ReadInt64(out long slot);
        value = (ulong)slot;
        return result;
    }

    /// <summary>Reads a float.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadFloat(out float value)
    {
        int at = Consume(4);
        value = at < 0 ? default : BitConverter.ToSingle(_bytes, at);
        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads a double.</summary>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadDouble(out double value)
    {
        int at = Consume(8);
        value = at < 0 ? default : BitConverter.ToDouble(_bytes, at);
        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads a string.</summary>
    /// <param name="value">The string; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none, or it does not end.</returns>
    public int ReadString(out string? value)
    {
        value = null;
        int start = _read;
        int at = Consume(4);
        int length = at < 0 ? -1 : BitConverter.ToInt32(_bytes, at);
        if (length < 0 || length >= _size - _read || Consume(Align(length + 1)) < 0 || _bytes[at + 4 + length] != 0)
        {
            _read = start;
            return IpcError.ParcelRead;
        }

        try
        {
            value = Encoding.UTF8.GetString(_bytes, at + 4, length);
            return IpcError.Success;
        }
        catch (Exception)
        {
            // A board's decoder may throw on bytes that the desktop's replaces by U+FFFD.
            _read = start;
            return IpcError.ParcelRead;
        }
    }

    /// <summary>Reads an interface token.</summary>
    /// <param name="token">The token; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadInterfaceToken(out string? token)
    {
        int start = _read;
        int result = ReadString(out token);
        if (result == IpcError.Success && token!.Length == 0)
        {
            token = null;
            _read = start;
            return IpcError.ParcelRead;
        }

        return result;
    }

    /// <summary>Reads a known number of bytes.</summary>
    /// <param name="length">Their number, above 0.</param>
    /// <param name="data">The bytes; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for a length not above 0; <see cref="IpcError.ParcelRead"/>
    /// when there are not so many.
    /// </returns>
    public int ReadBuffer(int length, out byte[]? data)
    {
        data = null;
        if (length <= 0)
        {
            return IpcError.CheckParam;
        }

        int at = length > _size - _read ? -1 : Consume(Align(length));
        if (at < 0)
        {
            return IpcError.ParcelRead;
        }

        data = new byte[length];
        Array.Copy(_bytes, at, data, 0, length);
        return IpcError.Success;
    }

    /// <summary>Has an object read itself.</summary>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null; otherwise what it returns.</returns>
    public int ReadParcelable(IParcelable? value)
    {
        if (value == null)
        {
            return IpcError.CheckParam;
        }

        int start = _read;
        int result = value.Unmarshal(this);
        if (result != IpcError.Success)
        {
            _read = start;
        }

        return result;
    }
}
