using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

public sealed class VectorBytes
{
    [Fact]
    public void Elements_up_to_32_bits_take_a_slot_each()
    {
        Golden.Check(
            "02000000 01000000 00000000",
            io => Assert.True(io.WriteBoolVector([true, false])),
            io => Assert.Equal([true, false], io.ReadBoolVector()!));
        Golden.Check(
            "02000000 ffffffff 7f000000",
            io => Assert.True(io.WriteInt8Vector([-1, 127])),
            io => Assert.Equal([-1, 127], io.ReadInt8Vector()!));
        Golden.Check(
            "02000000 feffffff ff7f0000",
            io => Assert.True(io.WriteInt16Vector([-2, 32767])),
            io => Assert.Equal([-2, 32767], io.ReadInt16Vector()!));
        Golden.Check(
            "01000000 78563412",
            io => Assert.True(io.WriteInt32Vector([0x12345678])),
            io => Assert.Equal([0x12345678], io.ReadInt32Vector()!));
        Golden.Check(
            "02000000 00000000 ff000000",
            io => Assert.True(io.WriteUint8Vector([0, 255])),
            io => Assert.Equal([0, 255], io.ReadUint8Vector()!));
        Golden.Check(
            "01000000 ffff0000",
            io => Assert.True(io.WriteUint16Vector([65535])),
            io => Assert.Equal([65535], io.ReadUint16Vector()!));
        Golden.Check(
            "01000000 efbeadde",
            io => Assert.True(io.WriteUint32Vector([0xdeadbeef])),
            io => Assert.Equal([0xdeadbeef], io.ReadUint32Vector()!));
        Golden.Check(
            "02000000 0000803f 000000c0",
            io => Assert.True(io.WriteFloatVector([1f, -2f])),
            io => Assert.Equal([1f, -2f], io.ReadFloatVector()!));
    }

    [Fact]
    public void Elements_of_64_bits_take_eight_bytes_each()
    {
        Golden.Check(
            "02000000 0100000000000000 ffffffffffffffff",
            io => Assert.True(io.WriteInt64Vector([1, -1])),
            io => Assert.Equal([1, -1], io.ReadInt64Vector()!));
        Golden.Check(
            "01000000 efcdab8967452301",
            io => Assert.True(io.WriteUint64Vector([0x0123456789abcdef])),
            io => Assert.Equal([0x0123456789abcdef], io.ReadUint64Vector()!));
        Golden.Check(
            "01000000 000000000000f03f",
            io => Assert.True(io.WriteDoubleVector([1.0])),
            io => Assert.Equal([1.0], io.ReadDoubleVector()!));
    }

    [Fact]
    public void A_vector_of_strings_is_its_count_and_the_strings()
        => Golden.Check(
            "02000000 00000000 00000000 02000000 68690000",
            io => Assert.True(io.WriteStringVector([string.Empty, "hi"])),
            io => Assert.Equal([string.Empty, "hi"], io.ReadStringVector()!));

    [Fact]
    public void An_empty_vector_is_a_count_of_0()
        => Golden.Check(
            "00000000 00000000 00000000",
            io => Assert.True(io.WriteInt32Vector([]) && io.WriteStringVector([]) && io.WriteVectorCount(0)),
            io =>
            {
                Assert.Empty(io.ReadInt32Vector()!);
                Assert.Empty(io.ReadStringVector()!);
                Assert.Equal(0, io.ReadVectorCount(4));
            });

    [Fact]
    public void Elements_of_a_type_of_ones_own_follow_their_count()
        => Golden.Check(
            "02000000 01000000 61000000 01000000 62000000",
            io => Assert.True(io.WriteVectorCount(2) && io.WriteString("a") && io.WriteString("b")),
            io =>
            {
                Assert.Equal(2, io.ReadVectorCount(8));
                Assert.Equal("a", io.ReadString());
                Assert.Equal("b", io.ReadString());
            });

    [Theory]
    [InlineData("02000000 00000000", 4)]
    [InlineData("ffffffff 00000000", 4)]
    [InlineData("ffffff7f 00000000", 1)]
    [InlineData("01000000 00000000", 0)]
    [InlineData("01000000 00000000", -4)]
    public void A_count_that_the_payload_has_no_room_for_is_refused(string hex, int elementSize)
    {
        IpcIo io = Golden.Reading(hex);
        Assert.Equal(0, io.ReadVectorCount(elementSize));
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void Numbers_with_a_fraction_are_written_without_an_allocation_for_each()
    {
        IpcIo io = new(4096);
        float[] floats = new float[200];
        double[] doubles = new double[200];
        Array.Fill(floats, float.NaN, 100, 100);
        Array.Fill(doubles, double.NaN, 100, 100);
        Write();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Write();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Write()
        {
            io.Restart();
            Assert.True(io.WriteFloatVector(floats) && io.WriteDoubleVector(doubles));
        }
    }

    [Fact]
    public void Any_float_keeps_its_bits()
    {
        const int Step = 0x1FFF;
        const int Chunk = 1024;
        uint[] bits =
        [
            0x7F800001, 0x7FA00000, 0x7FC00000, 0x7FC00001, 0xFF800001, 0xFFC00000, 0x00000001, 0x80000000, 0x807FFFFF, 0x00800000,
            .. Enumerable.Range(0, (int)(uint.MaxValue / Step)).Select(i => (uint)i * Step),
        ];
        IpcIo written = new(8192);
        IpcIo read = new();
        foreach (uint[] chunk in bits.Chunk(Chunk))
        {
            written.Restart();
            Assert.True(written.WriteFloatVector([.. chunk.Select(BitConverter.UInt32BitsToSingle)]));
            byte[] bytes = written.ToArray();
            read.InitRead(bytes, 0, bytes.Length);
            Assert.Equal(chunk.Length, read.ReadVectorCount(sizeof(uint)));
            Assert.Equal(chunk, chunk.Select(_ => read.ReadUint32()));
            read.InitRead(bytes, 0, bytes.Length);
            Assert.Equal(chunk, read.ReadFloatVector()!.Select(BitConverter.SingleToUInt32Bits));
        }
    }

    [Fact]
    public void A_huge_count_allocates_nothing()
    {
        IpcIo io = Golden.Reading("ffffff7f 00000000 00000000");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(io.ReadInt64Vector());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);
    }

    [Fact]
    public void A_vector_with_a_broken_string_reads_as_null()
    {
        IpcIo io = Golden.Reading("02000000 01000000 61000000 09000000 62000000");
        Assert.Null(io.ReadStringVector());
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void Null_is_no_vector_and_a_negative_count_no_count()
    {
        Assert.False(new IpcIo(64).WriteBoolVector(null));
        Assert.False(new IpcIo(64).WriteInt8Vector(null));
        Assert.False(new IpcIo(64).WriteInt16Vector(null));
        Assert.False(new IpcIo(64).WriteInt32Vector(null));
        Assert.False(new IpcIo(64).WriteInt64Vector(null));
        Assert.False(new IpcIo(64).WriteUint8Vector(null));
        Assert.False(new IpcIo(64).WriteUint16Vector(null));
        Assert.False(new IpcIo(64).WriteUint32Vector(null));
        Assert.False(new IpcIo(64).WriteUint64Vector(null));
        Assert.False(new IpcIo(64).WriteFloatVector(null));
        Assert.False(new IpcIo(64).WriteDoubleVector(null));
        Assert.False(new IpcIo(64).WriteStringVector(null));
        Assert.False(new IpcIo(64).WriteVectorCount(-1));
    }

    [Fact]
    public void A_vector_that_does_not_fit_is_refused()
    {
        Assert.True(new IpcIo(16).WriteInt32Vector([1, 2, 3]));
        var io = new IpcIo(15);
        Assert.False(io.WriteInt32Vector([1, 2, 3]));
        Assert.True(io.Overflowed);
    }
}
