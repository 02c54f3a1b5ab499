using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

public sealed class ScalarBytes
{
    [Fact]
    public void A_truth_value_is_a_slot_of_0_or_1()
        => Golden.Check(
            "00000000 01000000",
            io => Assert.True(io.WriteBool(false) && io.WriteBool(true)),
            io =>
            {
                Assert.False(io.ReadBool());
                Assert.True(io.ReadBool());
            });

    [Fact]
    public void Any_slot_but_0_reads_as_true()
        => Assert.True(Golden.Reading("00000080").ReadBool());

    [Fact]
    public void An_int8_is_sign_extended_to_a_slot()
        => Golden.Check(
            "ccffffff 7f000000 80ffffff",
            io => Assert.True(io.WriteInt8(-0x34) && io.WriteInt8(sbyte.MaxValue) && io.WriteInt8(sbyte.MinValue)),
            io =>
            {
                Assert.Equal(-0x34, io.ReadInt8());
                Assert.Equal(sbyte.MaxValue, io.ReadInt8());
                Assert.Equal(sbyte.MinValue, io.ReadInt8());
            });

    [Fact]
    public void An_int16_is_sign_extended_to_a_slot()
        => Golden.Check(
            "34560000 0080ffff",
            io => Assert.True(io.WriteInt16(0x5634) && io.WriteInt16(short.MinValue)),
            io =>
            {
                Assert.Equal(0x5634, io.ReadInt16());
                Assert.Equal(short.MinValue, io.ReadInt16());
            });

    [Fact]
    public void An_int32_is_little_endian()
        => Golden.Check(
            "78563412 ffffffff 00000080",
            io => Assert.True(io.WriteInt32(0x12345678) && io.WriteInt32(-1) && io.WriteInt32(int.MinValue)),
            io =>
            {
                Assert.Equal(0x12345678, io.ReadInt32());
                Assert.Equal(-1, io.ReadInt32());
                Assert.Equal(int.MinValue, io.ReadInt32());
            });

    [Fact]
    public void A_uint8_is_a_slot()
        => Golden.Check(
            "ff000000",
            io => Assert.True(io.WriteUint8(0xff)),
            io => Assert.Equal(0xff, io.ReadUint8()));

    [Fact]
    public void A_uint16_is_a_slot()
        => Golden.Check(
            "cdab0000",
            io => Assert.True(io.WriteUint16(0xabcd)),
            io => Assert.Equal(0xabcd, io.ReadUint16()));

    [Fact]
    public void A_uint32_is_a_slot()
        => Golden.Check(
            "efbeadde",
            io => Assert.True(io.WriteUint32(0xdeadbeef)),
            io => Assert.Equal(0xdeadbeef, io.ReadUint32()));

    [Fact]
    public void An_int64_takes_eight_bytes()
        => Golden.Check(
            "f0debc9a78563412 feffffffffffffff",
            io => Assert.True(io.WriteInt64(0x123456789abcdef0) && io.WriteInt64(-2)),
            io =>
            {
                Assert.Equal(0x123456789abcdef0, io.ReadInt64());
                Assert.Equal(-2, io.ReadInt64());
            });

    [Fact]
    public void A_uint64_takes_eight_bytes()
        => Golden.Check(
            "efcdab8967452301 ffffffffffffffff",
            io => Assert.True(io.WriteUint64(0x0123456789abcdef) && io.WriteUint64(ulong.MaxValue)),
            io =>
            {
                Assert.Equal(0x0123456789abcdefUL, io.ReadUint64());
                Assert.Equal(ulong.MaxValue, io.ReadUint64());
            });

    [Fact]
    public void A_64_bit_number_is_not_aligned_to_eight()
        => Golden.Check(
            "01000000 0200000000000000",
            io => Assert.True(io.WriteInt32(1) && io.WriteInt64(2)),
            io =>
            {
                Assert.Equal(1, io.ReadInt32());
                Assert.Equal(2, io.ReadInt64());
            });

    [Fact]
    public void A_pointer_is_32_bits_on_every_machine()
        => Golden.Check(
            "00f0ff80",
            io => Assert.True(io.WritePointer(0x80fff000)),
            io => Assert.Equal(0x80fff000, io.ReadPointer()));

    [Fact]
    public void A_float_is_its_ieee_bits()
        => Golden.Check(
            "00004841 000080ff 0100c0ff",
            io => Assert.True(
                io.WriteFloat(12.5f) && io.WriteFloat(float.NegativeInfinity)
                && io.WriteFloat(BitConverter.UInt32BitsToSingle(0xffc00001))),
            io =>
            {
                Assert.Equal(12.5f, io.ReadFloat());
                Assert.Equal(float.NegativeInfinity, io.ReadFloat());
                Assert.Equal(0xffc00001, BitConverter.SingleToUInt32Bits(io.ReadFloat()));
            });

    [Fact]
    public void A_double_is_its_ieee_bits()
        => Golden.Check(
            "182d4454fb210940 0000000000000080",
            io => Assert.True(io.WriteDouble(Math.PI) && io.WriteDouble(-0.0)),
            io =>
            {
                Assert.Equal(Math.PI, io.ReadDouble());
                Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(io.ReadDouble()));
            });

    [Fact]
    public void Unaligned_values_follow_each_other_without_padding()
        => Golden.Check(
            "01 cc 3412 ff cdab 05000000",
            io => Assert.True(
                io.WriteBoolUnaligned(true) && io.WriteInt8Unaligned(-0x34) && io.WriteInt16Unaligned(0x1234)
                && io.WriteUint8Unaligned(0xff) && io.WriteUint16Unaligned(0xabcd) && io.WriteInt32(5)),
            io =>
            {
                Assert.True(io.ReadBoolUnaligned());
                Assert.Equal(-0x34, io.ReadInt8Unaligned());
                Assert.Equal(0x1234, io.ReadInt16Unaligned());
                Assert.Equal(0xff, io.ReadUint8Unaligned());
                Assert.Equal(0xabcd, io.ReadUint16Unaligned());
                Assert.Equal(5, io.ReadInt32());
            });
}
