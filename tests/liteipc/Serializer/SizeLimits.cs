using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

public sealed class SizeLimits
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(8191, true)]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void A_serializer_has_from_1_to_8192_bytes(int size, bool usable)
    {
        Assert.Equal(usable, new IpcIo(size).Available);

        var given = new IpcIo();
        given.InitWrite(new byte[8193], size, 0);
        Assert.Equal(usable, given.Available);
    }

    [Theory]
    [InlineData(8191)]
    [InlineData(8192)]
    public void All_of_it_can_be_filled_and_not_a_byte_more(int size)
    {
        var io = new IpcIo(size);
        for (int i = 0; i < size; i++)
        {
            Assert.True(io.WriteUint8Unaligned((byte)i));
        }

        Assert.Equal(0, io.Remaining);
        Assert.Equal(size, io.Length);
        Assert.False(io.WriteUint8Unaligned(0));
        Assert.True(io.Overflowed);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(-1, false)]
    public void A_serializer_is_made_for_up_to_32_objects(int maxObjects, bool usable)
        => Assert.Equal(usable, new IpcIo(1024, maxObjects).Available);

    [Fact]
    public void The_thirty_third_object_is_refused()
    {
        var io = new IpcIo(IpcLimits.MaxIoSize, IpcLimits.MaxObjects);
        for (int i = 0; i < 32; i++)
        {
            Assert.True(io.WriteRemoteObject(SvcIdentity.Samgr));
        }

        Assert.False(io.WriteRemoteObject(SvcIdentity.Samgr));
        Assert.True(io.Overflowed);
        Assert.Equal(32, io.ObjectCount);
    }

    [Fact]
    public void Thirty_two_objects_need_640_bytes()
    {
        Assert.Equal(32, ObjectsIn(640));
        Assert.Equal(31, ObjectsIn(639));
    }

    [Fact]
    public void A_table_larger_than_the_buffer_overflows_at_once()
    {
        var io = new IpcIo(7, 2);
        Assert.True(io.Overflowed);
        Assert.False(io.Available);
        Assert.True(new IpcIo(8, 2).Available);
    }

    [Fact]
    public void Null_or_a_size_beyond_the_array_is_no_buffer()
    {
        var io = new IpcIo(8);
        io.InitWrite(null, 8, 0);
        Assert.False(io.Available);
        io.InitWrite(new byte[8], 9, 0);
        Assert.False(io.Available);
        io.InitRead(null, 0, 0);
        Assert.False(io.Available);
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(8, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, int.MaxValue)]
    [InlineData(int.MinValue, int.MinValue)]
    public void What_is_read_lies_inside_the_array(int start, int size)
    {
        var io = new IpcIo();
        io.InitRead(new byte[8], start, size);
        Assert.False(io.Available);
        Assert.Equal(0, io.ReadUint8Unaligned());
    }

    [Theory]
    [InlineData("", 8)]
    [InlineData("abc", 8)]
    [InlineData("abcd", 12)]
    [InlineData("\u20ac\u20ac", 12)]
    public void A_string_fits_to_the_byte(string text, int needed)
    {
        Assert.True(new IpcIo(needed).WriteString(text));
        for (int size = 1; size < needed; size++)
        {
            var io = new IpcIo(size);
            Assert.False(io.WriteString(text));
            Assert.True(io.Overflowed);
        }
    }

    [Theory]
    [InlineData("a", 8)]
    [InlineData("ab", 12)]
    public void A_token_fits_to_the_byte(string token, int needed)
    {
        Assert.True(new IpcIo(needed).WriteInterfaceToken(token));
        for (int size = 1; size < needed; size++)
        {
            Assert.False(new IpcIo(size).WriteInterfaceToken(token));
        }
    }

    [Fact]
    public void A_write_stays_inside_the_part_of_the_buffer_that_was_given()
    {
        byte[] buffer = new byte[32];
        Array.Fill(buffer, (byte)0xee);
        var io = new IpcIo();
        io.InitWrite(buffer, 16, 0);
        Assert.True(io.WriteInt32(0));
        Assert.False(io.WriteString("0123456789abcdef"));
        Assert.Equal(new string('e', 32), Golden.Hex(buffer.AsSpan(16)));
    }

    private static int ObjectsIn(int size)
    {
        var io = new IpcIo(size, IpcLimits.MaxObjects);
        while (io.WriteRemoteObject(SvcIdentity.Samgr))
        {
            Assert.InRange(io.ObjectCount, 1, IpcLimits.MaxObjects);
        }

        return io.ObjectCount;
    }
}
