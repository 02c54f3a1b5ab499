using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

public sealed class OverflowIsSticky
{
    [Fact]
    public void A_small_write_after_one_that_did_not_fit_is_refused()
    {
        var io = new IpcIo(8);
        Assert.True(io.WriteInt32(1));
        Assert.False(io.WriteInt64(2));
        Assert.True(io.Overflowed);
        Assert.False(io.WriteUint8Unaligned(3));
        Assert.Equal("01000000", Golden.Hex(io.ToArray()));
    }

    [Fact]
    public void A_small_read_after_one_past_the_end_is_refused()
    {
        IpcIo io = Golden.Reading("01000000");
        Assert.Equal(0, io.ReadInt64());
        Assert.True(io.Overflowed);
        Assert.Equal(0, io.ReadInt32());
        Assert.Equal(0, io.ReadUint8Unaligned());
    }

    [Fact]
    public void Every_reader_gives_its_zero_past_the_end()
    {
        Assert.False(Nothing().ReadBool());
        Assert.Equal(0, Nothing().ReadInt8());
        Assert.Equal(0, Nothing().ReadInt16());
        Assert.Equal(0, Nothing().ReadInt32());
        Assert.Equal(0, Nothing().ReadInt64());
        Assert.Equal(0, Nothing().ReadUint8());
        Assert.Equal(0, Nothing().ReadUint16());
        Assert.Equal(0u, Nothing().ReadUint32());
        Assert.Equal(0ul, Nothing().ReadUint64());
        Assert.Equal(0u, Nothing().ReadPointer());
        Assert.Equal(0f, Nothing().ReadFloat());
        Assert.Equal(0d, Nothing().ReadDouble());
        Assert.False(Nothing().ReadBoolUnaligned());
        Assert.Equal(0, Nothing().ReadInt8Unaligned());
        Assert.Equal(0, Nothing().ReadInt16Unaligned());
        Assert.Equal(0, Nothing().ReadUint8Unaligned());
        Assert.Equal(0, Nothing().ReadUint16Unaligned());
        Assert.Null(Nothing().ReadString());
        Assert.Null(Nothing().ReadInterfaceToken());
        Assert.Null(Nothing().ReadFlatObject());
        Assert.Null(Nothing().ReadRawData(1));
        Assert.Null(Nothing().ReadBoolVector());
        Assert.Null(Nothing().ReadStringVector());
        Assert.Null(Nothing().ReadRemoteObject());
        Assert.Null(Nothing().ReadBuffer());
        Assert.Equal(-1, Nothing().ReadFileDescriptor());
    }

    [Fact]
    public void A_scalar_cut_short_is_not_read_in_part()
    {
        IpcIo io = Golden.Reading("010203");
        Assert.Equal(0, io.ReadInt32());
        Assert.True(io.Overflowed);
        Assert.Equal(0, io.Position);
    }

    [Fact]
    public void A_reader_does_not_write_and_a_writer_does_not_read()
    {
        IpcIo reader = Golden.Reading("01000000");
        Assert.False(reader.WriteInt32(2));
        Assert.True(reader.Overflowed);

        var writer = new IpcIo(16);
        writer.WriteInt32(1);
        Assert.Equal(0, writer.ReadInt32());
        Assert.True(writer.Overflowed);
    }

    [Fact]
    public void Without_a_buffer_everything_fails()
    {
        var io = new IpcIo();
        Assert.False(io.Available);
        Assert.False(io.WriteBool(true));
        Assert.False(io.WriteString("a"));
        Assert.False(io.WriteInterfaceToken("a"));
        Assert.False(io.WriteFlatObject([1], 0, 1));
        Assert.False(io.WriteBuffer([1]));
        Assert.Equal(0, io.ReadInt32());
        Assert.Empty(io.ToArray());
    }

    [Fact]
    public void Rewinding_or_flipping_does_not_heal_a_serializer_that_never_had_a_buffer()
    {
        var io = new IpcIo(IpcLimits.MaxIoSize + 1);
        io.Rewind();
        io.Flip();
        Assert.False(io.Available);
        Assert.False(io.WriteBool(true));
    }

    private static IpcIo Nothing()
    {
        var io = new IpcIo();
        io.InitRead([], 0, 0);
        Assert.True(io.Available);
        return io;
    }
}
