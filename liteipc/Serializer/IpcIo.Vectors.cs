using System;

namespace LiteIpc;

public sealed partial class IpcIo
{
    /// <summary>Writes the number of elements of a vector; the elements follow with the writer of their type.</summary>
    /// <returns>False when the count is negative or did not fit.</returns>
    public bool WriteVectorCount(int count) => count < 0 ? Fail() : WriteInt32(count);

    /// <summary>
    /// Reads the number of elements of a vector and refuses one that cannot be: more elements than the payload has room for.
    /// </summary>
    /// <param name="elementSize">Bytes that one element takes in the payload at least.</param>
    public int ReadVectorCount(int elementSize)
    {
        int count = ReadInt32();
        if (count < 0 || elementSize <= 0 || count > (_end - _cursor) / elementSize)
        {
            Fail();
            return 0;
        }

        return count;
    }

    /// <summary>Writes a vector of truth values, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteBoolVector(bool[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteBool(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of truth values; null with <see cref="Overflowed"/> set when there is none.</summary>
    public bool[]? ReadBoolVector()
    {
        bool[] values = new bool[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadBool();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of 8-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteInt8Vector(sbyte[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteInt8(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of 8-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public sbyte[]? ReadInt8Vector()
    {
        sbyte[] values = new sbyte[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadInt8();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of 16-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteInt16Vector(short[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteInt16(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of 16-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public short[]? ReadInt16Vector()
    {
        short[] values = new short[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadInt16();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of 32-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteInt32Vector(int[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteInt32(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of 32-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public int[]? ReadInt32Vector()
    {
        int[] values = new int[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadInt32();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of 64-bit numbers, 8 bytes each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteInt64Vector(long[]? values)
    {
        int count = BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            WriteInt64(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of 64-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public long[]? ReadInt64Vector()
    {
        long[] values = new long[ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadInt64();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 8-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteUint8Vector(byte[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteUint8(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of unsigned 8-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public byte[]? ReadUint8Vector()
    {
        byte[] values = new byte[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadUint8();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 16-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteUint16Vector(ushort[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteUint16(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of unsigned 16-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public ushort[]? ReadUint16Vector()
    {
        ushort[] values = new ushort[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadUint16();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 32-bit numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteUint32Vector(uint[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteUint32(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of unsigned 32-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public uint[]? ReadUint32Vector()
    {
        uint[] values = new uint[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadUint32();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of unsigned 64-bit numbers, 8 bytes each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteUint64Vector(ulong[]? values)
    {
        int count = BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            WriteUint64(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of unsigned 64-bit numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public ulong[]? ReadUint64Vector()
    {
        ulong[] values = new ulong[ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadUint64();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of single-precision numbers, a slot each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteFloatVector(float[]? values)
    {
        int count = BeginVector(values, 4);
        for (int i = 0; i < count; i++)
        {
            WriteFloat(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of single-precision numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public float[]? ReadFloatVector()
    {
        float[] values = new float[ReadVectorCount(4)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadFloat();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of double-precision numbers, 8 bytes each.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteDoubleVector(double[]? values)
    {
        int count = BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            WriteDouble(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of double-precision numbers; null with <see cref="Overflowed"/> set when there is none.</summary>
    public double[]? ReadDoubleVector()
    {
        double[] values = new double[ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadDouble();
        }

        return Available ? values : null;
    }

    /// <summary>Writes a vector of strings, one after the other.</summary>
    /// <returns>False when it is null or did not fit.</returns>
    public bool WriteStringVector(string[]? values)
    {
        int count = BeginVector(values, 8);
        for (int i = 0; i < count; i++)
        {
            WriteString(values![i]);
        }

        return Available;
    }

    /// <summary>Reads a vector of strings; null with <see cref="Overflowed"/> set when there is none.</summary>
    public string[]? ReadStringVector()
    {
        string[] values = new string[ReadVectorCount(8)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadString()!;
        }

        return Available ? values : null;
    }

    /// <summary>Writes the number of elements, unless they cannot fit.</summary>
    /// <returns>The number of elements to write.</returns>
    private int BeginVector(Array? values, int elementSize)
    {
        if (values == null || !WriteInt32(values.Length) || values.Length > Remaining / elementSize)
        {
            Fail();
            return 0;
        }

        return values.Length;
    }
}
