using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

public sealed class BlockBytes
{
    private static byte[] Source { get; } = [0x10, 0x11, 0x12, 0x13, 0x14];

    [Fact]
    public void A_flat_object_is_its_size_the_bytes_and_padding()
        => Golden.Check(
            "05000000 10111213 14000000",
            io => Assert.True(io.WriteFlatObject(Source, 0, 5)),
            io => Assert.Equal(Source, io.ReadFlatObject()));

    [Fact]
    public void Raw_data_is_the_bytes_and_padding()
        => Golden.Check(
            "111213 00",
            io => Assert.True(io.WriteRawData(Source, 1, 3)),
            io => Assert.Equal([0x11, 0x12, 0x13], io.ReadRawData(3)!));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(-1, 2)]
    [InlineData(0, 6)]
    [InlineData(5, 1)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, int.MaxValue)]
    [InlineData(int.MinValue, int.MinValue)]
    public void A_range_that_is_empty_or_leaves_the_array_is_refused(int offset, int size)
    {
        var flat = new IpcIo(64);
        Assert.False(flat.WriteFlatObject(Source, offset, size));
        Assert.True(flat.Overflowed);
        Assert.Equal(0, flat.Length);
        Assert.False(new IpcIo(64).WriteRawData(Source, offset, size));
    }

    [Fact]
    public void Null_is_no_block()
    {
        Assert.False(new IpcIo(64).WriteFlatObject(null, 0, 0));
        Assert.False(new IpcIo(64).WriteRawData(null, 0, 1));
    }

    [Theory]
    [InlineData("00000000 00000000")]
    [InlineData("ffffffff 00000000")]
    [InlineData("05000000 00000000")]
    [InlineData("ffffff7f 00000000")]
    [InlineData("fdffff7f 00000000")]
    public void A_flat_object_that_cannot_be_reads_as_null_and_overflows(string hex)
    {
        IpcIo io = Golden.Reading(hex);
        Assert.Null(io.ReadFlatObject());
        Assert.True(io.Overflowed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Raw_data_of_an_impossible_size_reads_as_null_and_overflows(int size)
    {
        IpcIo io = Golden.Reading("01020304");
        Assert.Null(io.ReadRawData(size));
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void Raw_data_is_read_into_the_middle_of_an_array_and_what_follows_after_its_padding()
    {
        IpcIo io = Golden.Reading("0102030004000000");
        byte[] data = [9, 9, 9, 9, 9];
        Assert.True(io.ReadRawData(data, 1, 3));
        Assert.Equal([9, 1, 2, 3, 9], data);
        Assert.Equal(4, io.ReadInt32());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(2, 4)]
    [InlineData(-1, 1)]
    [InlineData(int.MaxValue, 1)]
    public void Raw_data_that_does_not_fit_its_array_overflows_and_leaves_the_array_alone(int offset, int size)
    {
        IpcIo io = Golden.Reading("0102030405060708");
        byte[] data = new byte[4];
        Assert.False(io.ReadRawData(data, offset, size));
        Assert.True(io.Overflowed);
        Assert.Equal(new byte[4], data);
        Assert.False(Golden.Reading("01020304").ReadRawData(null, 0, 1));
        Assert.False(Golden.Reading("01020304").ReadRawData(new byte[8], 0, 8));
    }

    [Fact]
    public void The_padding_of_raw_data_belongs_to_it()
    {
        IpcIo io = Golden.Reading("010203");
        Assert.Null(io.ReadRawData(3));
        Assert.True(io.Overflowed);
    }
}
