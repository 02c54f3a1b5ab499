using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class ObjectTransfer
{
    [Fact]
    public void Whoever_receives_an_identity_may_call_it()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess friend = world.Start(7);
        IpcProcess receiver = world.Start(8);
        SvcIdentity identity = world.Publish(service, friend);
        SvcIdentity door = world.Publish(receiver, friend);
        Assert.Equal(EC.Permission, receiver.SendOneWay(identity));
        Assert.Equal(EC.Success, friend.SendOneWay(door, 0, Doors.Holding(identity)));

        SvcIdentity received = receiver.Next().Data.ReadRemoteObject()!;
        Assert.Equal((identity.Handle, 1, 2), (received.Handle, received.Token, received.Cookie));
        Assert.Equal(EC.Success, receiver.SendOneWay(received));
        service.Next();
    }

    [Fact]
    public void A_service_may_give_itself_away_also_in_a_reply()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity door = world.Publish(service, client);
        SvcIdentity inner = world.Publish(service);
        var call = new PendingCall(client, door);
        Assert.Equal(EC.Success, service.SendReply(service.Next(), Doors.Holding(inner)));
        Assert.Equal(EC.Success, client.SendOneWay(call.Reply!.Data.ReadRemoteObject()!));
    }

    [Fact]
    public void A_handle_that_the_sender_may_not_call_is_refused()
    {
        using var world = new World();
        IpcProcess thief = world.Start(6);
        IpcProcess receiver = world.Start(7);
        SvcIdentity secret = world.Publish(world.Start(8));
        SvcIdentity door = world.Publish(receiver, thief);
        Assert.Equal(EC.Permission, thief.SendOneWay(door, 0, Doors.Holding(secret)));
        Assert.True(world.Log.Says("not its own to give"));
        receiver.HasNothing();
        Assert.Equal(EC.InvalidParam, receiver.CheckHandle(secret.Handle));
        Assert.Equal(0, receiver.PoolUsed);
    }

    [Fact]
    public void One_bad_object_keeps_all_of_them_from_being_given()
    {
        using var world = new World();
        IpcProcess thief = world.Start(6);
        IpcProcess receiver = world.Start(7);
        SvcIdentity own = world.Publish(thief);
        SvcIdentity secret = world.Publish(world.Start(8));
        SvcIdentity door = world.Publish(receiver, thief);
        var io = new IpcIo(128, 2);
        Assert.True(io.WriteRemoteObject(own) && io.WriteRemoteObject(secret));
        Assert.Equal(EC.Permission, thief.SendOneWay(door, 0, io));
        Assert.Equal(EC.InvalidParam, receiver.CheckHandle(own.Handle));
    }

    [Fact]
    public void A_dead_handle_is_refused()
    {
        using var world = new World();
        IpcProcess receiver = world.Start(7);
        SvcIdentity door = world.Publish(receiver);
        SvcIdentity dead = world.Publish(world.Start(8));
        world.Samgr.RemoveHandle(dead.Handle);
        Assert.Equal(EC.Permission, world.Samgr.SendOneWay(door, 0, Doors.Holding(dead)));
    }

    [Fact]
    public void The_addresses_of_samgr_and_of_nobody_may_be_sent_by_anybody()
    {
        using var world = new World();
        IpcProcess client = world.Start(6);
        var io = new IpcIo(128, 2);
        Assert.True(io.WriteRemoteObject(SvcIdentity.Samgr) && io.WriteRemoteObject(SvcIdentity.Invalid));
        Assert.Equal(EC.Success, client.SendOneWay(SvcIdentity.Samgr, 0, io));
        IpcMessage message = world.Samgr.Next();
        Assert.Equal(0, message.Data.ReadRemoteObject()!.Handle);
        Assert.False(message.Data.ReadRemoteObject()!.IsValid);
    }

    [Fact]
    public void A_buffer_larger_than_a_message_is_copied()
    {
        using var world = new World();
        IpcProcess service = world.Start(6, pool: IpcLimits.MaxPoolSize);
        SvcIdentity identity = world.Publish(service);
        byte[] buffer = new byte[200_000];
        buffer[199_999] = 1;
        var io = new IpcIo(64, 2);
        Assert.True(io.WriteBuffer(buffer) && io.WriteBuffer([4]));
        Assert.Equal(EC.Success, world.Samgr.SendOneWay(identity, 0, io));
        buffer[199_999] = 2;

        IpcMessage message = service.Next();
        byte[] received = message.Data.ReadBuffer()!;
        Assert.Equal((200_000, 1), (received.Length, received[199_999]));
        Assert.Equal([4], message.Data.ReadBuffer()!);
        service.FreeBuffer(message);
        Assert.Equal(1, received[199_999]);
        Assert.Equal(0, service.PoolUsed);
    }

    [Fact]
    public void A_buffer_that_the_receivers_pool_cannot_hold_is_refused()
    {
        using var world = new World();
        IpcProcess service = world.Start(6, pool: 1024);
        var io = new IpcIo(64, 1);
        io.WriteBuffer(new byte[1024]);
        Assert.Equal(EC.NoMemory, world.Samgr.SendOneWay(world.Publish(service), 0, io));
    }

    [Fact]
    public void File_descriptors_do_not_exist_in_memory()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        var io = new IpcIo(64, 1);
        io.WriteFileDescriptor(0);
        Assert.Equal(EC.Permission, world.Samgr.SendOneWay(world.Publish(service), 0, io));
    }

    [Theory]
    [InlineData(-4, "malformed")]
    [InlineData(8, "malformed")]
    [InlineData(int.MaxValue, "malformed")]
    public void A_record_outside_the_payload_is_refused(int offset, string reason)
    {
        using var world = new World();
        var forged = new DriverMessage();
        forged.Fill(Doors.Holding(SvcIdentity.Samgr));
        BitConverter.TryWriteBytes(forged.Bytes, offset);
        forged.Address(IpcMessageType.Request, SvcIdentity.SamgrHandle, 0, 0, 0, IpcFlag.OneWay, 0);
        Assert.Equal(EC.Permission, world.Kernel.Post(world.Start(6), forged, 0, out _));
        Assert.True(world.Log.Says(reason));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 2)]
    [InlineData(8, 1)]
    [InlineData(8, -1)]
    public void A_record_with_the_wrong_size_or_number_of_its_buffer_is_refused(int place, int value)
    {
        using var world = new World();
        var io = new IpcIo(64, 1);
        Assert.True(io.WriteBuffer([1, 2, 3]));
        var forged = new DriverMessage();
        forged.Fill(io);
        BitConverter.TryWriteBytes(forged.Bytes.AsSpan(4 + place), value);
        forged.Address(IpcMessageType.Request, SvcIdentity.SamgrHandle, 0, 0, 0, IpcFlag.OneWay, 0);
        Assert.Equal(EC.Permission, world.Kernel.Post(world.Start(6), forged, 0, out _));
    }

    [Fact]
    public void Records_that_overlap_are_refused()
    {
        using var world = new World();
        var io = new IpcIo(128, 2);
        Assert.True(io.WriteRemoteObject(SvcIdentity.Samgr) && io.WriteRemoteObject(SvcIdentity.Samgr));
        var forged = new DriverMessage();
        forged.Fill(io);
        BitConverter.TryWriteBytes(forged.Bytes.AsSpan(4), 0);
        forged.Address(IpcMessageType.Request, SvcIdentity.SamgrHandle, 0, 0, 0, IpcFlag.OneWay, 0);
        Assert.Equal(EC.Permission, world.Kernel.Post(world.Start(6), forged, 0, out _));
    }
}
