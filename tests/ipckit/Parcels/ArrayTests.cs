namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>An array is its number of elements and each in its slot, in 204,800 bytes at most.</summary>
public sealed class ArrayTests
{
    private const int Most4 = (50 * 1024) - 1;
    private const int Most8 = (25 * 1024) - 1;

    public static TheoryData<string, int, Func<Parcel, int, int>, Func<Parcel, int>> Kinds => new()
    {
        { "int8", Most4, (p, n) => p.WriteInt8Array(new sbyte[n]), p => p.ReadInt8Array(out sbyte[]? v) == 0 ? v!.Length : -1 },
        { "uint8", Most4, (p, n) => p.WriteUint8Array(new byte[n]), p => p.ReadUint8Array(out byte[]? v) == 0 ? v!.Length : -1 },
        { "int16", Most4, (p, n) => p.WriteInt16Array(new short[n]), p => p.ReadInt16Array(out short[]? v) == 0 ? v!.Length : -1 },
        { "uint16", Most4, (p, n) => p.WriteUint16Array(new ushort[n]), p => p.ReadUint16Array(out ushort[]? v) == 0 ? v!.Length : -1 },
        { "int32", Most4, (p, n) => p.WriteInt32Array(new int[n]), p => p.ReadInt32Array(out int[]? v) == 0 ? v!.Length : -1 },
        { "uint32", Most4, (p, n) => p.WriteUint32Array(new uint[n]), p => p.ReadUint32Array(out uint[]? v) == 0 ? v!.Length : -1 },
        { "bool", Most4, (p, n) => p.WriteBoolArray(new bool[n]), p => p.ReadBoolArray(out bool[]? v) == 0 ? v!.Length : -1 },
        { "char", Most4, (p, n) => p.WriteCharArray(new char[n]), p => p.ReadCharArray(out char[]? v) == 0 ? v!.Length : -1 },
        { "float", Most4, (p, n) => p.WriteFloatArray(new float[n]), p => p.ReadFloatArray(out float[]? v) == 0 ? v!.Length : -1 },
        { "int64", Most8, (p, n) => p.WriteInt64Array(new long[n]), p => p.ReadInt64Array(out long[]? v) == 0 ? v!.Length : -1 },
        { "uint64", Most8, (p, n) => p.WriteUint64Array(new ulong[n]), p => p.ReadUint64Array(out ulong[]? v) == 0 ? v!.Length : -1 },
        { "double", Most8, (p, n) => p.WriteDoubleArray(new double[n]), p => p.ReadDoubleArray(out double[]? v) == 0 ? v!.Length : -1 },
    };

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void An_array_fits_up_to_the_limit_and_one_more_element_does_not(
        string kind, int most, Func<Parcel, int, int> write, Func<Parcel, int> read)
    {
        Parcel parcel = new();
        Assert.Equal((kind, IpcError.ParcelWrite, 0), (kind, write(parcel, most + 1), parcel.Size));
        Assert.Equal(IpcError.ParcelWrite, write(parcel, 1_000_000));
        Assert.Equal(IpcError.Success, write(parcel, most));
        Assert.Equal(most, read(parcel));
        Assert.Equal(0, parcel.ReadableSize);
        Assert.Equal(-1, read(parcel));
    }

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void A_number_of_elements_that_are_not_there_is_refused(
        string kind, int most, Func<Parcel, int, int> write, Func<Parcel, int> read)
    {
        foreach (int count in new[] { -1, 1, int.MaxValue, int.MinValue, 0x20000001, 0x40000001, most })
        {
            Parcel parcel = new();
            parcel.WriteInt32(count);
            Assert.Equal((kind, -1, 0), (kind, read(parcel), parcel.ReadPosition));
        }

        Parcel empty = new();
        Assert.Equal(IpcError.Success, write(empty, 0));
        Assert.Equal((0, 4), (read(empty), empty.ReadPosition));
    }

    [Fact]
    public void Floats_are_written_without_an_allocation_for_each()
    {
        const int Count = 1000;
        float[] values = new float[Count];
        Array.Fill(values, float.NaN, 0, Count / 2);
        new Parcel().WriteFloatArray(values);
        long before = GC.GetAllocatedBytesForCurrentThread();

        new Parcel().WriteFloatArray(values);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Count * 20);
    }

    [Fact]
    public void Null_is_no_array()
    {
        Parcel parcel = new();
        Assert.Equal(IpcError.CheckParam, parcel.WriteInt8Array(null));
        Assert.Equal(IpcError.CheckParam, parcel.WriteDoubleArray(null));
        Assert.Equal(IpcError.CheckParam, parcel.WriteStringArray(null));
        Assert.Equal(IpcError.CheckParam, parcel.WriteStringArray(["a", null!]));
        Assert.Equal(IpcError.CheckParam, parcel.WriteRemoteObjectArray(null));
        Assert.Equal(IpcError.CheckParam, parcel.WriteRemoteObjectArray([new CallStub((_, _, _) => 0), null!]));
        Assert.Equal((0, 0), (parcel.Size, parcel.ObjectCount));
    }

    [Fact]
    public void Objects_come_back_in_order_and_one_that_is_missing_fails_them_all()
    {
        CallStub first = new((_, _, _) => IpcError.Success);
        CallStub second = new((_, _, _) => IpcError.Success);
        Parcel parcel = new();
        Assert.Equal(IpcError.Success, parcel.WriteRemoteObjectArray([first, second]));
        Assert.Equal(IpcError.Success, parcel.ReadRemoteObjectArray(out RemoteObject[]? objects));
        Assert.Equal([first, second], objects!);
        parcel.RewindWrite(20);
        parcel.WriteBuffer(new byte[16], 16);
        parcel.RewindRead(0);
        Assert.Equal(IpcError.ParcelRead, parcel.ReadRemoteObjectArray(out objects));
        Assert.Null(objects);
        Assert.Equal(0, parcel.ReadPosition);
    }
}
