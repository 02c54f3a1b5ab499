using System.Runtime.InteropServices;

namespace LiteIpc.Tests.Properties;

/// <summary>A random sequence of reads, and a digest of everything that came out of it.</summary>
internal static class ReadProgram
{
    private const int Kinds = 37;

    /// <summary>Runs the program that belongs to the seed.</summary>
    /// <returns>The same number whenever the same values were read.</returns>
    public static ulong Run(IpcIo io, ulong seed)
    {
        var random = new Xorshift(seed);
        ulong digest = 0;
        int steps = 1 + random.Next(8);
        for (int i = 0; i < steps; i++)
        {
            int before = io.Position;
            digest = (digest * 0x100000001b3) ^ Read(io, random.Next(Kinds), random.Next(24) - 2);
            if (io.Position < before || io.Remaining < 0 || io.Position + io.Remaining != io.Length)
            {
                throw new InvalidOperationException("the cursor left the payload");
            }
        }

        return (digest * 2) + (io.Overflowed ? 1u : 0u);
    }

    private static ulong Read(IpcIo io, int kind, int size)
    {
        switch (kind)
        {
            case 0: return io.ReadBool() ? 1u : 0u;
            case 1: return (ulong)io.ReadInt8();
            case 2: return (ulong)io.ReadInt16();
            case 3: return (ulong)io.ReadInt32();
            case 4: return (ulong)io.ReadInt64();
            case 5: return io.ReadUint8();
            case 6: return io.ReadUint16();
            case 7: return io.ReadUint32();
            case 8: return io.ReadUint64();
            case 9: return io.ReadPointer();
            case 10: return BitConverter.SingleToUInt32Bits(io.ReadFloat());
            case 11: return BitConverter.DoubleToUInt64Bits(io.ReadDouble());
            case 12: return io.ReadBoolUnaligned() ? 1u : 0u;
            case 13: return (ulong)io.ReadInt8Unaligned();
            case 14: return (ulong)io.ReadInt16Unaligned();
            case 15: return io.ReadUint8Unaligned();
            case 16: return io.ReadUint16Unaligned();
            case 17: return Text(io, io.ReadString());
            case 18: return Text(io, io.ReadInterfaceToken());
            case 19: return Block<byte>(io, io.ReadFlatObject());
            case 20: return Block<byte>(io, io.ReadRawData(size));
            case 21: return (ulong)io.ReadVectorCount(size);
            case 22: return Block<bool>(io, io.ReadBoolVector());
            case 23: return Block<sbyte>(io, io.ReadInt8Vector());
            case 24: return Block<short>(io, io.ReadInt16Vector());
            case 25: return Block<int>(io, io.ReadInt32Vector());
            case 26: return Block<long>(io, io.ReadInt64Vector());
            case 27: return Block<byte>(io, io.ReadUint8Vector());
            case 28: return Block<ushort>(io, io.ReadUint16Vector());
            case 29: return Block<uint>(io, io.ReadUint32Vector());
            case 30: return Block<ulong>(io, io.ReadUint64Vector());
            case 31: return Block<float>(io, io.ReadFloatVector());
            case 32: return Block<double>(io, io.ReadDoubleVector());
            case 33: return Texts(io, io.ReadStringVector());
            case 34: return Block<byte>(io, io.ReadBuffer());
            case 35: return (ulong)io.ReadFileDescriptor();
            default: return Identity(io, io.ReadRemoteObject());
        }
    }

    private static ulong Text(IpcIo io, string? text)
    {
        ValueOrError(io, text);
        return Digest(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private static ulong Texts(IpcIo io, string[]? texts)
    {
        ValueOrError(io, texts);
        ulong digest = 1;
        foreach (string text in texts ?? [])
        {
            digest = (digest * 31) + Digest(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return digest;
    }

    private static ulong Block<T>(IpcIo io, T[]? values)
        where T : struct
    {
        ValueOrError(io, values);
        return Digest(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static ulong Identity(IpcIo io, SvcIdentity? identity)
    {
        ValueOrError(io, identity);
        return identity == null ? 0 : (ulong)HashCode.Combine(identity.Handle, identity.Token, identity.Cookie);
    }

    private static void ValueOrError(IpcIo io, object? value)
    {
        if ((value == null) != io.Overflowed)
        {
            throw new InvalidOperationException("neither a value nor an error, or both");
        }
    }

    private static ulong Digest(ReadOnlySpan<byte> bytes)
    {
        ulong digest = (ulong)bytes.Length;
        foreach (byte value in bytes)
        {
            digest = (digest ^ value) * 0x100000001b3;
        }

        return digest;
    }
}
