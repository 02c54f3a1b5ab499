using LiteIpc;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Serializer;

/// <summary>The wire format, byte for byte: boards and desktop must agree.</summary>
[TestClass]
public class GoldenByteTests
{
    [TestMethod]
    public void Integers_up_to_32_bits_take_a_slot_of_four_bytes()
    {
        IpcIo io = new IpcIo(64);
        Assert.IsTrue(io.WriteBool(true) && io.WriteInt8(-2) && io.WriteInt16(0x5634) && io.WriteUint8(0xff) && io.WriteUint16(0xabcd));
        Assert.AreEqual("01000000" + "feffffff" + "34560000" + "ff000000" + "cdab0000", Hex.Of(io));
    }

    [TestMethod]
    [DataRow(0x12345678, "78563412")]
    [DataRow(-1, "ffffffff")]
    [DataRow(int.MinValue, "00000080")]
    public void An_int32_is_little_endian(int value, string bytes)
    {
        IpcIo io = new IpcIo(8);
        Assert.IsTrue(io.WriteInt32(value));
        Assert.AreEqual(bytes, Hex.Of(io));
    }

    [TestMethod]
    public void Integers_of_64_bits_take_eight_bytes_wherever_they_stand()
    {
        IpcIo io = new IpcIo(64);
        Assert.IsTrue(io.WriteInt32(1) && io.WriteInt64(0x123456789abcdef0) && io.WriteUint64(ulong.MaxValue));
        Assert.AreEqual("01000000" + "f0debc9a78563412" + "ffffffffffffffff", Hex.Of(io));
    }

    [TestMethod]
    public void Floating_point_numbers_are_their_ieee_bits()
    {
        IpcIo io = new IpcIo(64);
        Assert.IsTrue(io.WriteFloat(12.5f) && io.WriteDouble(-2.5));
        Assert.AreEqual("00004841" + "00000000000004c0", Hex.Of(io));
    }

    [TestMethod]
    [DataRow("", "0000000000000000")]
    [DataRow("abc", "0300000061626300")]
    [DataRow("abcd", "040000006162636400000000")]
    [DataRow("\u00e9\u20ac", "05000000c3a9e282ac000000")]
    public void A_string_is_its_length_in_bytes_utf8_a_nul_and_padding(string text, string bytes)
    {
        IpcIo io = new IpcIo(64);
        Assert.IsTrue(io.WriteString(text));
        Assert.AreEqual(bytes, Hex.Of(io));
    }

    [TestMethod]
    public void An_interface_token_is_utf16()
    {
        IpcIo io = new IpcIo(64);
        Assert.IsTrue(io.WriteInterfaceToken("ab"));
        Assert.AreEqual("02000000" + "6100" + "6200" + "0000" + "0000", Hex.Of(io));
    }

    [TestMethod]
    public void Unaligned_values_follow_each_other_without_padding()
    {
        IpcIo io = new IpcIo(64);
        Assert.IsTrue(io.WriteBoolUnaligned(true) && io.WriteInt16Unaligned(0x1234) && io.WriteUint8Unaligned(0xff) && io.WriteInt32(5));
        Assert.AreEqual("01" + "3412" + "ff" + "05000000", Hex.Of(io));
    }

    [TestMethod]
    public void A_vector_is_its_count_and_its_elements()
    {
        IpcIo io = new IpcIo(64);
        Assert.IsTrue(io.WriteInt32Vector(new int[] { 1, -1 }));
        Assert.AreEqual("02000000" + "01000000" + "ffffffff", Hex.Of(io));
    }

    [TestMethod]
    public void A_service_identity_is_a_record_of_sixteen_bytes()
    {
        IpcIo io = new IpcIo(64, 1);
        Assert.IsTrue(io.WriteRemoteObject(new SvcIdentity(3, 0x11223344, -1)));
        Assert.AreEqual("02000000" + "03000000" + "44332211" + "ffffffff", Hex.Of(io));
        Assert.AreEqual(1, io.ObjectCount);
    }
}
