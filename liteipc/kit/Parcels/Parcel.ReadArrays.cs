using System;

namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    /// <summary>Reads signed bytes with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there are none, or fewer than are said.</returns>
    public int ReadInt8Array(out sbyte[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new sbyte[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = (sbyte)BitConverter.ToInt32(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads bytes with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadUint8Array(out byte[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new byte[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = (byte)BitConverter.ToInt32(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads signed 16-bit numbers with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadInt16Array(out short[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new short[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = (short)BitConverter.ToInt32(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads 16-bit numbers with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadUint16Array(out ushort[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new ushort[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = (ushort)BitConverter.ToInt32(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads signed 32-bit numbers with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadInt32Array(out int[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new int[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = BitConverter.ToInt32(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads 32-bit numbers with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadUint32Array(out uint[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new uint[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = BitConverter.ToUInt32(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads truth values with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadBoolArray(out bool[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new bool[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = BitConverter.ToInt32(_bytes, at + (i * 4)) != 0;
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads UTF-16 code units with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadCharArray(out char[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new char[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = (char)BitConverter.ToInt32(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads floats with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadFloatArray(out float[]? values)
    {
        int at = ConsumeArray(4, out int count);
        values = at < 0 ? null : new float[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = BitConverter.ToSingle(_bytes, at + (i * 4));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads signed 64-bit numbers with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadInt64Array(out long[]? values)
    {
        int at = ConsumeArray(8, out int count);
        values = at < 0 ? null : new long[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = BitConverter.ToInt64(_bytes, at + (i * 8));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads 64-bit numbers with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadUint64Array(out ulong[]? values)
    {
        int at = ConsumeArray(8, out int count);
        values = at < 0 ? null : new ulong[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = BitConverter.ToUInt64(_bytes, at + (i * 8));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads doubles with their number.</summary>
    /// <param name="values">The values; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadDoubleArray(out double[]? values)
    {
        int at = ConsumeArray(8, out int count);
        values = at < 0 ? null : new double[count];
        for (int i = 0; i < count; i++)
        {
            values![i] = BitConverter.ToDouble(_bytes, at + (i * 8));
        }

        return at < 0 ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Takes an array whose elements have one size; without it the count is 0.</summary>
    private int ConsumeArray(int slot, out int count)
    {
        int start = _read;
        int at = Consume(4);
        count = at < 0 ? -1 : BitConverter.ToInt32(_bytes, at);
        if (count < 0 || count > (_size - _read) / slot)
        {
            count = 0;
            _read = start;
            return -1;
        }

        return Consume(count * slot);
    }
}
