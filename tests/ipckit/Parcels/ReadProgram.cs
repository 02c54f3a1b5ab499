using System.Runtime.InteropServices;
using LiteIpc.Tests.Properties;

namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>A random sequence of reads of a parcel, and a digest of everything that came out of it.</summary>
internal static class ReadProgram
{
    private const int Kinds = 34;

    /// <summary>Runs the program that belongs to the seed.</summary>
    /// <returns>The same numbers whenever the same values were read: a digest of them, and how many there were.</returns>
    public static (ulong Digest, int Values) Run(Parcel parcel, ulong seed)
    {
        var random = new Xorshift(seed + 1);
        ulong digest = 0;
        int values = 0;
        int steps = 1 + random.Next(8);
        for (int i = 0; i < steps; i++)
        {
            int before = parcel.ReadPosition;
            (int result, ulong value) = Read(parcel, random.Next(Kinds), random.Next(24) - 2);
            bool isRead = result == IpcError.Success;
            if (isRead ? parcel.ReadPosition <= before : parcel.ReadPosition != before)
            {
                throw new InvalidOperationException("the read position did not follow the read");
            }

            if (parcel.ReadPosition > parcel.Size || parcel.ReadableSize < 0)
            {
                throw new InvalidOperationException("the read position left the payload");
            }

            digest = (digest * 0x100000001b3) ^ value ^ (ulong)result;
            values += isRead ? 1 : 0;
            if (random.Next(6) == 0)
            {
                parcel.RewindRead(random.Next(parcel.Size + 1));
            }
        }

        return (digest, values);
    }

    private static (int Result, ulong Value) Read(Parcel p, int kind, int size) => kind switch
    {
        0 => (p.ReadInt8(out sbyte v), (ulong)v),
        1 => (p.ReadUint8(out byte v), v),
        2 => (p.ReadInt16(out short v), (ulong)v),
        3 => (p.ReadUint16(out ushort v), v),
        4 => (p.ReadInt32(out int v), (ulong)v),
        5 => (p.ReadUint32(out uint v), v),
        6 => (p.ReadInt64(out long v), (ulong)v),
        7 => (p.ReadUint64(out ulong v), v),
        8 => (p.ReadBool(out bool v), v ? 1u : 0u),
        9 => (p.ReadChar(out char v), v),
        10 => (p.ReadFloat(out float v), BitConverter.SingleToUInt32Bits(v)),
        11 => (p.ReadDouble(out double v), BitConverter.DoubleToUInt64Bits(v)),
        12 => (p.ReadString(out string? v), Digest(MemoryMarshal.AsBytes(v.AsSpan()))),
        13 => (p.ReadInterfaceToken(out string? v), Digest(MemoryMarshal.AsBytes(v.AsSpan()))),
        14 => Block(p.ReadBuffer(size, out byte[]? v), v),
        15 => Block(p.ReadInt8Array(out sbyte[]? v), v),
        16 => Block(p.ReadUint8Array(out byte[]? v), v),
        17 => Block(p.ReadInt16Array(out short[]? v), v),
        18 => Block(p.ReadUint16Array(out ushort[]? v), v),
        19 => Block(p.ReadInt32Array(out int[]? v), v),
        20 => Block(p.ReadUint32Array(out uint[]? v), v),
        21 => Block(p.ReadInt64Array(out long[]? v), v),
        22 => Block(p.ReadUint64Array(out ulong[]? v), v),
        23 => Block(p.ReadBoolArray(out bool[]? v), v),
        24 => Block(p.ReadCharArray(out char[]? v), v),
        25 => Block(p.ReadFloatArray(out float[]? v), v),
        26 => Block(p.ReadDoubleArray(out double[]? v), v),
        27 => Texts(p.ReadStringArray(out string[]? v), v),
        28 => (p.ReadFileDescriptor(out int v), (ulong)v),
        29 => Object(p.ReadRemoteStub(out RemoteStub? v), v),
        30 => Object(p.ReadRemoteProxy(out RemoteProxy? v), v),
        31 => Objects(p.ReadRemoteObjectArray(out RemoteObject[]? v), v),
        _ => Object(p.ReadRemoteObject(out RemoteObject? v), v),
    };

    private static (int Result, ulong Value) Block<T>(int result, T[]? values)
        where T : struct
        => (Matches(result, values), Digest(MemoryMarshal.AsBytes(values.AsSpan())));

    private static (int Result, ulong Value) Texts(int result, string[]? values)
        => (Matches(result, values), Digest(MemoryMarshal.AsBytes(string.Join('|', values ?? []).AsSpan())));

    private static (int Result, ulong Value) Object(int result, RemoteObject? value)
    {
        SvcIdentity? identity = (value as RemoteProxy)?.Identity;
        value?.Release();
        return (Matches(result, value), identity == null ? 0 : ((ulong)identity.Handle << 32) ^ (ulong)identity.Token);
    }

    private static (int Result, ulong Value) Objects(int result, RemoteObject[]? values)
    {
        foreach (RemoteObject value in values ?? [])
        {
            value.Release();
        }

        return (Matches(result, values), (ulong)(values?.Length ?? -1));
    }

    private static int Matches(int result, object? value)
        => (result == IpcError.Success) == (value != null) ? result : throw new InvalidOperationException("neither a value nor an error, or both");

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
