namespace LiteIpc.Tests.Serializer;

public sealed class FlipAndRewind
{
    [Fact]
    public void What_was_written_is_read_in_place()
    {
        var io = new IpcIo(64, 2);
        Assert.True(io.WriteInt32(1) && io.WriteRemoteObject(new SvcIdentity(2, 3, 4)));
        Assert.Equal(64 - 8 - 20, io.Remaining);
        io.Flip();
        Assert.Equal((20, 20, 0), (io.Length, io.Remaining, io.Position));
        Assert.Equal(1, io.ReadInt32());
        Assert.Equal(3, io.ReadRemoteObject()!.Token);
        Assert.Equal((20, 0, 20), (io.Length, io.Remaining, io.Position));
        Assert.Equal(0, io.ReadUint8Unaligned());
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void A_second_flip_changes_nothing()
    {
        var io = new IpcIo(16);
        io.WriteInt32(1);
        io.WriteInt32(2);
        io.Flip();
        Assert.Equal(1, io.ReadInt32());
        io.Flip();
        Assert.Equal(2, io.ReadInt32());
    }

    [Fact]
    public void Rewinding_a_writer_empties_it_and_heals_it()
    {
        var io = new IpcIo(24, 1);
        io.WriteBuffer([1]);
        Assert.False(io.WriteInt64(1));
        io.Rewind();
        Assert.True(io.Available);
        Assert.Equal((0, 0, 20), (io.Length, io.ObjectCount, io.Remaining));
        Assert.True(io.WriteBuffer([2, 3]));
        io.Flip();
        Assert.Equal([2, 3], io.ReadBuffer()!);
    }

    [Fact]
    public void Rewinding_a_reader_starts_over_and_heals_it()
    {
        var io = new IpcIo(32, 1);
        io.WriteFileDescriptor(3);
        io.Flip();
        Assert.Equal(3, io.ReadFileDescriptor());
        Assert.Equal(0, io.ReadInt32());
        Assert.True(io.Overflowed);
        io.Rewind();
        Assert.True(io.Available);
        Assert.Equal(3, io.ReadFileDescriptor());
    }

    [Fact]
    public void A_flip_keeps_the_overflow()
    {
        var io = new IpcIo(4);
        io.WriteInt32(1);
        io.WriteInt32(2);
        io.Flip();
        Assert.True(io.Overflowed);
        Assert.Equal(0, io.ReadInt32());
    }

    [Fact]
    public void A_serializer_can_be_given_another_buffer()
    {
        var io = new IpcIo(64, 4);
        io.WriteRemoteObject(SvcIdentity.Samgr);
        io.InitWrite(new byte[8], 8, 0);
        Assert.True(io.WriteInt32(7));
        Assert.False(io.WriteRemoteObject(SvcIdentity.Samgr));
        io.InitRead([5, 0, 0, 0], 0, 4);
        Assert.Equal(0, io.ObjectCount);
        Assert.Equal(5, io.ReadInt32());
    }

    [Fact]
    public void The_copy_is_the_payload_without_the_table()
    {
        var io = new IpcIo(64, 4);
        io.WriteInt32(7);
        Assert.Equal([7, 0, 0, 0], io.ToArray());
        io.Flip();
        Assert.Equal([7, 0, 0, 0], io.ToArray());
        io.ReadInt32();
        Assert.Equal([7, 0, 0, 0], io.ToArray());
    }
}
