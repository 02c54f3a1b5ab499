using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Serializer;

public sealed class ObjectBytes
{
    [Fact]
    public void A_service_identity_is_a_record_of_type_2()
    {
        var io = new IpcIo(64, 1);
        Assert.True(io.WriteRemoteObject(new SvcIdentity(3, 0x11223344, -1)));
        Assert.Equal("00000000" + "02000000" + "03000000" + "44332211" + "ffffffff", Wire(io));
    }

    [Fact]
    public void A_file_descriptor_is_a_record_of_type_0()
    {
        var io = new IpcIo(64, 1);
        Assert.True(io.WriteFileDescriptor(7));
        Assert.Equal("00000000" + "00000000" + "07000000" + "00000000" + "00000000", Wire(io));
    }

    [Fact]
    public void A_buffer_is_a_record_of_type_1_with_its_size_and_number()
    {
        var io = new IpcIo(64, 2);
        Assert.True(io.WriteBuffer(new byte[300]));
        Assert.True(io.WriteBuffer([1]));
        Assert.Equal(
            "00000000" + "10000000"
            + "01000000" + "2c010000" + "00000000" + "00000000"
            + "01000000" + "01000000" + "01000000" + "00000000",
            Wire(io));
    }

    [Fact]
    public void The_table_holds_only_the_objects_written_and_stands_before_the_payload()
    {
        var io = new IpcIo(256, IpcLimits.MaxObjects);
        Assert.True(io.WriteInt32(1) && io.WriteRemoteObject(SvcIdentity.Samgr) && io.WriteString("x")
            && io.WriteFileDescriptor(0));
        Assert.Equal(
            "04000000" + "1c000000"
            + "01000000"
            + "02000000" + "00000000" + "00000000" + "00000000"
            + "01000000" + "78000000"
            + "00000000" + "00000000" + "00000000" + "00000000",
            Wire(io));
        Assert.Equal(8 + 44, io.WireSize);
        Assert.Equal(44, io.Length);
    }

    [Fact]
    public void Every_object_reads_back_in_order()
    {
        byte[] buffer = [1, 2, 3];
        var io = new IpcIo(256, 4);
        Assert.True(io.WriteUint8Unaligned(9) && io.WriteRemoteObject(new SvcIdentity(1, 2, 3))
            && io.WriteBuffer(buffer) && io.WriteInt64(4) && io.WriteFileDescriptor(5)
            && io.WriteRemoteObject(SvcIdentity.Invalid));
        IpcMessage message = Sent(io);

        Assert.Equal(4, message.Data.ObjectCount);
        Assert.Equal(9, message.Data.ReadUint8Unaligned());
        SvcIdentity first = message.Data.ReadRemoteObject()!;
        Assert.Equal((1, 2, 3), (first.Handle, first.Token, first.Cookie));
        Assert.Equal(buffer, message.Data.ReadBuffer());
        Assert.Equal(4, message.Data.ReadInt64());
        Assert.Equal(5, message.Data.ReadFileDescriptor());
        Assert.False(message.Data.ReadRemoteObject()!.IsValid);
        Assert.True(message.Data.Available);
        Assert.Equal(0, message.Data.Remaining);
    }

    [Fact]
    public void A_buffer_in_a_message_is_a_copy()
    {
        byte[] buffer = [1, 2, 3];
        var io = new IpcIo(64, 1);
        io.WriteBuffer(buffer);
        IpcMessage message = Sent(io);
        buffer[0] = 99;
        Assert.Equal([1, 2, 3], message.Data.ReadBuffer()!);
    }

    [Fact]
    public void Plain_data_never_reads_as_an_object()
    {
        var io = new IpcIo(64, 1);
        io.WriteInt32(IpcObjectType.Service);
        io.WriteInt32(0);
        io.WriteInt64(0);
        io.Flip();
        Assert.Null(io.ReadRemoteObject());
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void Plain_data_in_front_of_an_object_never_reads_as_one()
    {
        var io = new IpcIo(64, 1);
        io.WriteInt64(IpcObjectType.Service);
        io.WriteInt64(0);
        io.WriteRemoteObject(new SvcIdentity(3, 0, 0));
        io.Flip();
        Assert.Null(io.ReadRemoteObject());
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void An_object_of_another_type_is_refused()
    {
        var io = new IpcIo(64, 1);
        io.WriteFileDescriptor(3);
        io.Flip();
        Assert.Null(io.ReadRemoteObject());
        Assert.True(io.Overflowed);

        io = new IpcIo(64, 1);
        io.WriteRemoteObject(SvcIdentity.Samgr);
        io.Flip();
        Assert.Equal(-1, io.ReadFileDescriptor());
        Assert.True(io.Overflowed);

        io = new IpcIo(64, 1);
        io.WriteRemoteObject(SvcIdentity.Samgr);
        io.Flip();
        Assert.Null(io.ReadBuffer());
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void An_object_is_not_found_before_the_values_in_front_of_it_have_been_read()
    {
        var io = new IpcIo(64, 1);
        io.WriteInt32(1);
        io.WriteFileDescriptor(3);
        io.Flip();
        Assert.Equal(-1, io.ReadFileDescriptor());
        Assert.True(io.Overflowed);
    }

    [Fact]
    public void What_is_no_object_is_refused()
    {
        Assert.False(new IpcIo(64, 1).WriteRemoteObject(null));
        Assert.False(new IpcIo(64, 1).WriteFileDescriptor(-1));
        Assert.False(new IpcIo(64, 1).WriteBuffer(null));
        Assert.False(new IpcIo(64, 1).WriteBuffer([]));
    }

    [Fact]
    public void A_buffer_larger_than_any_pool_is_refused()
    {
        Assert.True(new IpcIo(64, 1).WriteBuffer(new byte[IpcLimits.MaxPoolSize]));
        var io = new IpcIo(64, 1);
        Assert.False(io.WriteBuffer(new byte[IpcLimits.MaxPoolSize + 1]));
        Assert.True(io.Overflowed);
        Assert.Equal(0, io.ObjectCount);
    }

    private static string Wire(IpcIo io) => Golden.Hex(Sent(io).Bytes.AsSpan(0, io.WireSize));

    private static DriverMessage Sent(IpcIo io)
    {
        var message = new DriverMessage();
        message.Fill(io);
        return message;
    }
}
