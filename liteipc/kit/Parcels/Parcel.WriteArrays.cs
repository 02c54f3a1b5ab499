using System;

namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    /// <summary>Writes the number of signed bytes, and each into 4 bytes.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null; <see cref="IpcError.ParcelWrite"/> when they do
    /// not fit.
    /// </returns>
    public int WriteInt8Array(sbyte[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of bytes, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteUint8Array(byte[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of signed 16-bit numbers, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteInt16Array(short[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of 16-bit numbers, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteUint16Array(ushort[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of signed 32-bit numbers, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteInt32Array(int[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of 32-bit numbers, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteUint32Array(uint[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), (int)values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of truth values, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteBoolArray(bool[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), values[i] ? 1 : 0);
        }

        return result;
    }

    /// <summary>Writes the number of UTF-16 code units, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteCharArray(char[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of floats, and each into 4 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteFloatArray(float[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 4, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put32(at + (i * 4), SingleBits.Of(values[i]));
        }

        return result;
    }

    /// <summary>Writes the number of signed 64-bit numbers, and each into 8 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteInt64Array(long[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 8, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put64(at + (i * 8), values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of 64-bit numbers, and each into 8 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteUint64Array(ulong[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 8, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put64(at + (i * 8), (long)values[i]);
        }

        return result;
    }

    /// <summary>Writes the number of doubles, and each into 8 bytes.</summary>
    /// <returns>As <see cref="WriteInt8Array"/>.</returns>
    public int WriteDoubleArray(double[]? values)
    {
        int result = ReserveArray(values == null ? -1 : values.Length, 8, out int at);
        for (int i = 0; result == IpcError.Success && i < values!.Length; i++)
        {
            Put64(at + (i * 8), BitConverter.DoubleToInt64Bits(values[i]));
        }

        return result;
    }

    private int ReserveArray(int count, int slot, out int at)
    {
        at = -1;
        if (count < 0)
        {
            return IpcError.CheckParam;
        }

        int start = count > KitLimits.MaxParcelSize / slot ? -1 : Reserve(4 + (count * slot));
        if (start < 0)
        {
            return IpcError.ParcelWrite;
        }

        Put32(start, count);
        at = start + 4;
        return IpcError.Success;
    }

    private void Put64(int at, long value)
    {
        Put32(at, (int)value);
        Put32(at + 4, (int)(value >> 32));
    }
}
