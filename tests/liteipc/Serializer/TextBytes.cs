using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

public sealed class TextBytes
{
    [Theory]
    [InlineData("", "00000000 00000000")]
    [InlineData("a", "01000000 61000000")]
    [InlineData("abc", "03000000 61626300")]
    [InlineData("abcd", "04000000 61626364 00000000")]
    [InlineData("a\0b", "03000000 61006200")]
    [InlineData("\u00e9\u20ac", "05000000 c3a9e282 ac000000")]
    [InlineData("\U0001f600", "04000000 f09f9880 00000000")]
    public void A_string_is_its_length_in_bytes_utf8_a_nul_and_padding(string text, string hex)
        => Golden.Check(hex, io => Assert.True(io.WriteString(text)), io => Assert.Equal(text, io.ReadString()));

    [Fact]
    public void A_lone_surrogate_is_written_as_the_replacement_character()
        => Golden.Check(
            "03000000 efbfbd00",
            io => Assert.True(io.WriteString("\ud800")),
            io => Assert.Equal("\ufffd", io.ReadString()));

    [Theory]
    [InlineData("a", "01000000 6100 0000")]
    [InlineData("ab", "02000000 6100 6200 0000 0000")]
    [InlineData("a\u20ac\0", "03000000 6100 ac20 0000 0000")]
    [InlineData("\U0001f600", "02000000 3dd8 00de 0000 0000")]
    public void An_interface_token_is_its_length_in_units_utf16_a_nul_and_padding(string token, string hex)
        => Golden.Check(
            hex,
            io => Assert.True(io.WriteInterfaceToken(token)),
            io => Assert.Equal(token, io.ReadInterfaceToken()));

    [Fact]
    public void A_token_after_unaligned_bytes_is_padded_from_where_it_starts()
        => Golden.Check(
            "07 01000000 6100 0000 02000000",
            io => Assert.True(io.WriteUint8Unaligned(7) && io.WriteInterfaceToken("a") && io.WriteInt32(2)),
            io =>
            {
                Assert.Equal(7, io.ReadUint8Unaligned());
                Assert.Equal("a", io.ReadInterfaceToken());
                Assert.Equal(2, io.ReadInt32());
            });

    [Fact]
    public void Padding_is_zeroed_in_a_buffer_that_was_not()
    {
        byte[] dirty = new byte[32];
        Array.Fill(dirty, (byte)0xee);
        var io = new IpcIo();
        io.InitWrite(dirty, dirty.Length, 0);
        Assert.True(io.WriteString("a") && io.WriteInterfaceToken("ab") && io.WriteRawData([1], 0, 1));
        Assert.Equal("0100000061000000" + "020000006100620000000000" + "01000000", Golden.Hex(io.ToArray()));
    }

    [Theory]
    [InlineData("ffffffff 61000000")]
    [InlineData("04000000 61626364")]
    [InlineData("05000000 61626300")]
    [InlineData("ffffff7f 61626300")]
    [InlineData("03000000 61626364")]
    [InlineData("03000000")]
    [InlineData("0000")]
    public void A_string_that_cannot_be_reads_as_null_and_overflows(string hex)
    {
        IpcIo io = Golden.Reading(hex);
        Assert.Null(io.ReadString());
        Assert.True(io.Overflowed);
    }

    [Theory]
    [InlineData("00000000 00000000")]
    [InlineData("ffffffff 61000000")]
    [InlineData("02000000 61006200")]
    [InlineData("02000000 61006200 0000")]
    [InlineData("01000000 61006200")]
    [InlineData("ffffff7f 61000000")]
    public void A_token_that_cannot_be_reads_as_null_and_overflows(string hex)
    {
        IpcIo io = Golden.Reading(hex);
        Assert.Null(io.ReadInterfaceToken());
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_read_as_replacement_characters_or_an_error()
    {
        IpcIo io = Golden.Reading("02000000 fffe0000");
        string? text = io.ReadString();
        Assert.True(text == null ? io.Overflowed : text == "\ufffd\ufffd");
    }

    [Fact]
    public void Null_is_no_string_and_no_token()
    {
        Assert.False(new IpcIo(64).WriteString(null));
        Assert.False(new IpcIo(64).WriteInterfaceToken(null));
        Assert.False(new IpcIo(64).WriteInterfaceToken(string.Empty));
    }

    [Fact]
    public void A_string_larger_than_any_message_is_refused_without_being_encoded()
    {
        var text = new string('x', 1 << 20);
        var io = new IpcIo(64);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(io.WriteString(text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }
}
