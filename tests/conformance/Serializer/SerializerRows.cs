using LiteIpc;

namespace Samgr.Conformance.Serializer;

/// <summary>Area 4: what is written into 200 bytes is sent as plain bytes and read on the other side.</summary>
public sealed class SerializerRows
{
    private const int Size = 200;
    private const int VectorLength = 12;

    [Fact]
    public void SZ_001_scalars_read_back_in_order()
    {
        IpcIo read = Carry(io => io.WriteBool(true) && io.WriteInt8(-0x34) && io.WriteInt16(0x5634) && io.WriteInt32(-0x12345678)
            && io.WriteUint8(0xf4) && io.WriteUint16(0xe634) && io.WriteUint32(0xf2345678));
        Assert.True(read.ReadBool());
        Assert.Equal(-0x34, read.ReadInt8());
        Assert.Equal(0x5634, read.ReadInt16());
        Assert.Equal(-0x12345678, read.ReadInt32());
        Assert.Equal(0xf4, read.ReadUint8());
        Assert.Equal(0xe634, read.ReadUint16());
        Assert.Equal(0xf2345678, read.ReadUint32());
    }

    [Fact]
    public void SZ_002_unaligned_scalars_read_back_in_order()
    {
        IpcIo read = Carry(io => io.WriteBoolUnaligned(true) && io.WriteInt8Unaligned(-0x34) && io.WriteInt16Unaligned(0x5634)
            && io.WriteUint8Unaligned(0xf4) && io.WriteUint16Unaligned(0xe634));
        Assert.True(read.ReadBoolUnaligned());
        Assert.Equal(-0x34, read.ReadInt8Unaligned());
        Assert.Equal(0x5634, read.ReadInt16Unaligned());
        Assert.Equal(0xf4, read.ReadUint8Unaligned());
        Assert.Equal(0xe634, read.ReadUint16Unaligned());
    }

    [Fact]
    public void SZ_003_64_bit_numbers_read_back()
    {
        IpcIo read = Carry(io => io.WriteInt64(-0x1234567887654321) && io.WriteUint64(0xf234567887654321));
        Assert.Equal(-0x1234567887654321, read.ReadInt64());
        Assert.Equal(0xf234567887654321, read.ReadUint64());
    }

    [Fact]
    public void SZ_007_floating_point_numbers_read_back()
    {
        IpcIo read = Carry(io => io.WriteFloat(12.345678f) && io.WriteDouble(1.2345678987654321));
        Assert.Equal(12.345678f, read.ReadFloat());
        Assert.Equal(1.2345678987654321, read.ReadDouble());
    }

    [Fact]
    public void SZ_009_a_vector_of_truth_values_reads_back()
    {
        bool[] values = [.. Enumerable.Range(0, VectorLength).Select(i => i % 3 == 0)];
        Assert.Equal(values, Carry(io => io.WriteBoolVector(values)).ReadBoolVector());
    }

    [Fact]
    public void SZ_010_vectors_of_12_numbers_read_back()
    {
        sbyte[] int8 = Numbers(i => (sbyte)-i);
        short[] int16 = Numbers(i => (short)(i * -1000));
        int[] int32 = Numbers(i => i * -100_000);
        long[] int64 = Numbers(i => i * -10_000_000_000);
        byte[] uint8 = Numbers(i => (byte)(255 - i));
        ushort[] uint16 = Numbers(i => (ushort)(65535 - i));
        uint[] uint32 = Numbers(i => uint.MaxValue - (uint)i);
        ulong[] uint64 = Numbers(i => ulong.MaxValue - (ulong)i);
        float[] floats = Numbers(i => i / 3f);
        double[] doubles = Numbers(i => i / 7d);

        IpcIo read = Carry(io => io.WriteInt8Vector(int8) && io.WriteInt16Vector(int16));
        Assert.Equal(int8, read.ReadInt8Vector());
        Assert.Equal(int16, read.ReadInt16Vector());
        read = Carry(io => io.WriteInt32Vector(int32) && io.WriteInt64Vector(int64));
        Assert.Equal(int32, read.ReadInt32Vector());
        Assert.Equal(int64, read.ReadInt64Vector());
        read = Carry(io => io.WriteUint8Vector(uint8) && io.WriteUint16Vector(uint16));
        Assert.Equal(uint8, read.ReadUint8Vector());
        Assert.Equal(uint16, read.ReadUint16Vector());
        read = Carry(io => io.WriteUint32Vector(uint32) && io.WriteUint64Vector(uint64));
        Assert.Equal(uint32, read.ReadUint32Vector());
        Assert.Equal(uint64, read.ReadUint64Vector());
        read = Carry(io => io.WriteFloatVector(floats) && io.WriteDoubleVector(doubles));
        Assert.Equal(floats, read.ReadFloatVector());
        Assert.Equal(doubles, read.ReadDoubleVector());
    }

    [Fact]
    public void SZ_011_an_interface_token_reads_back()
        => Assert.Equal("samgr.ipc.token", Carry(io => io.WriteInterfaceToken("samgr.ipc.token")).ReadInterfaceToken());

    [Fact]
    public void SZ_013_a_pointer_reads_back_as_the_number_it_was()
        => Assert.Equal(0xdeadbeef, Carry(io => io.WritePointer(0xdeadbeef)).ReadPointer());

    [Fact]
    public void SZ_015_a_serializer_without_a_buffer_writes_nothing()
    {
        var io = new IpcIo();
        Assert.False(io.WriteBool(true));
        Assert.False(io.WriteInt8(-0x34));
    }

    [Fact]
    public void SZ_017_a_token_without_characters_is_refused()
        => Assert.False(new IpcIo(Size).WriteInterfaceToken(string.Empty));

    [Fact]
    public void SZ_020_raw_data_without_bytes_is_refused()
        => Assert.False(new IpcIo(Size).WriteRawData(new byte[4], 0, 0));

    [Fact]
    public void SZ_023_no_identity_is_no_object()
        => Assert.False(new IpcIo(128, 1).WriteRemoteObject(null));

    [Fact]
    public void SZ_024_plain_data_does_not_count_as_an_object()
    {
        var io = new IpcIo(128, 1);
        Assert.True(io.WriteInt32(1));
        Assert.True(io.WriteRemoteObject(new SvcIdentity(SvcIdentity.InvalidHandle, 0, 0)));
    }

    private static T[] Numbers<T>(Func<int, T> number) => [.. Enumerable.Range(0, VectorLength).Select(number)];

    private static IpcIo Carry(Func<IpcIo, bool> write)
    {
        var written = new IpcIo(Size);
        Assert.True(write(written));
        byte[] carried = written.ToArray();
        var read = new IpcIo();
        read.InitRead(carried, 0, carried.Length);
        return read;
    }
}
