using System;

namespace LiteIpc;

/// <summary>
/// Vectors in a message. Apart from <see cref="IpcIo"/>, since most boards send none. A vector of length 0 is a value like any
/// other, here as in arrays of C#; null is none.
/// </summary>
public static class IpcIoVectors
{
    /// <summary>Writes the number of elements of a vector; the elements follow with the writer of their type.</summary>
    /// <returns>False when the count is negative or did not fit.</returns>
    public static bool WriteVectorCount(this IpcIo io, int count) => count < 0 ? io.Fail() : io.WriteInt32(count);

    /// <summary>
    /// Reads the number of elements of a vector and refuses one that cannot be: more elements than the payload has room for.
    /// </summary>
    /// <param name="io">The message.</param>
    /// <param name="elementSize">Bytes that one element takes in the payload at least.</param>
    public static int ReadVectorCount(this IpcIo io, int elementSize)
    {
        int count = io.ReadInt32();
        if (count < 0 || elementSize <= 0 || count > io.Remaining / elementSize)
        {
            io.Fail();
            return 0;
        }

        return count;
    }

    /// <summary>Writes a vector of truth values, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteBoolVector(this IpcIo io, bool[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteBool(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of truth values; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static bool[]? ReadBoolVector(this IpcIo io)
    {
        bool[] values = new bool[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadBool();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of 8-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteInt8Vector(this IpcIo io, sbyte[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteInt8(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of 8-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static sbyte[]? ReadInt8Vector(this IpcIo io)
    {
        sbyte[] values = new sbyte[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadInt8();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of 16-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteInt16Vector(this IpcIo io, short[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteInt16(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of 16-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static short[]? ReadInt16Vector(this IpcIo io)
    {
        short[] values = new short[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadInt16();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of 32-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteInt32Vector(this IpcIo io, int[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteInt32(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of 32-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static int[]? ReadInt32Vector(this IpcIo io)
    {
        int[] values = new int[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadInt32();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of 64-bit numbers, 8 bytes each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteInt64Vector(this IpcIo io, long[]? values)
    {
        int count = io.BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            io.WriteInt64(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of 64-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static long[]? ReadInt64Vector(this IpcIo io)
    {
        long[] values = new long[io.ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadInt64();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 8-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteUint8Vector(this IpcIo io, byte[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteUint8(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of unsigned 8-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static byte[]? ReadUint8Vector(this IpcIo io)
    {
        byte[] values = new byte[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadUint8();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 16-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteUint16Vector(this IpcIo io, ushort[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteUint16(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of unsigned 16-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static ushort[]? ReadUint16Vector(this IpcIo io)
    {
        ushort[] values = new ushort[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadUint16();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 32-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteUint32Vector(this IpcIo io, uint[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteUint32(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of unsigned 32-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static uint[]? ReadUint32Vector(this IpcIo io)
    {
        uint[] values = new uint[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadUint32();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 64-bit numbers, 8 bytes each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteUint64Vector(this IpcIo io, ulong[]? values)
    {
        int count = io.BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            io.WriteUint64(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of unsigned 64-bit numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static ulong[]? ReadUint64Vector(this IpcIo io)
    {
        ulong[] values = new ulong[io.ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadUint64();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a single-precision number as <see cref="IpcIo.WriteFloat"/> does, without the array that this makes of it.</summary>
    /// <returns>False when it did not fit.</returns>
    public static bool WriteSingle(this IpcIo io, float value) => io.WriteInt32(SingleBits.Of(value));

    /// <summary>Writes a vector of single-precision numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteFloatVector(this IpcIo io, float[]? values)
    {
        int count = io.BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            io.WriteSingle(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of single-precision numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static float[]? ReadFloatVector(this IpcIo io)
    {
        float[] values = new float[io.ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadFloat();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of double-precision numbers, 8 bytes each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteDoubleVector(this IpcIo io, double[]? values)
    {
        int count = io.BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            io.WriteDouble(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of double-precision numbers; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static double[]? ReadDoubleVector(this IpcIo io)
    {
        double[] values = new double[io.ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadDouble();
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes a vector of strings, one after the other.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public static bool WriteStringVector(this IpcIo io, string[]? values)
    {
        int count = io.BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            io.WriteString(values![i]);
        }

        return io.Available;
    }

    /// <summary>Reads a vector of strings; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static string[]? ReadStringVector(this IpcIo io)
    {
        string[] values = new string[io.ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = io.ReadString()!;
        }

        return io.Available ? values : null;
    }

    /// <summary>Writes the number of elements, unless they cannot fit.</summary>
    /// <returns>The number of elements to write.</returns>
    private static int BeginVector(this IpcIo io, Array? values, int elementSize)
    {
        if (values == null || !io.WriteInt32(values.Length) || values.Length > io.Remaining / elementSize)
        {
            io.Fail();
            return 0;
        }

        return values.Length;
    }
}
