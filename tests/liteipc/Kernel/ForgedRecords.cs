using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

/// <summary>Records of objects that no serializer writes: the kernel gives nothing for them.</summary>
public sealed class ForgedRecords
{
    private const int NoType = 99;

    [Fact]
    public void A_record_that_ends_behind_the_payload_is_refused_whatever_stands_there()
    {
        using var world = new World();
        var forged = new DriverMessage();
        forged.Fill(Doors.Holding(SvcIdentity.Samgr));
        Put(forged, 0, 4);
        Put(forged, 8, IpcObjectType.Service);
        Put(forged, 12, SvcIdentity.SamgrHandle);

        Assert.Equal(EC.Permission, PostToSamgr(world, forged));
    }

    [Fact]
    public void A_record_of_no_type_that_there_is_is_refused()
    {
        using var world = new World();
        var forged = new DriverMessage();
        forged.Fill(Doors.Holding(SvcIdentity.Samgr));
        Put(forged, 4, NoType);

        Assert.Equal(EC.Permission, PostToSamgr(world, forged));
    }

    [Fact]
    public void Values_that_look_like_one_more_record_give_nothing()
    {
        using var world = new World();
        IpcProcess thief = world.Start(6);
        IpcProcess receiver = world.Start(7);
        SvcIdentity secret = world.Publish(world.Start(8));
        SvcIdentity door = world.Publish(receiver, thief);
        var io = new IpcIo(128, 1);
        const int Behind = 4 + IpcLimits.ObjectSize;
        Assert.True(io.WriteInt32(Behind) && io.WriteRemoteObject(SvcIdentity.Samgr));
        Assert.True(io.WriteInt32(IpcObjectType.Service) && io.WriteInt32(secret.Handle) && io.WriteInt32(1) && io.WriteInt32(0));

        Assert.Equal(EC.Success, thief.SendOneWay(door, 0, io));

        Assert.Equal(EC.InvalidParam, receiver.CheckHandle(secret.Handle));
    }

    [Fact]
    public void The_first_object_of_a_process_is_not_for_others_to_give()
    {
        using var world = new World();
        IpcProcess owner = world.Start(6);
        IpcProcess friend = world.Start(7);
        SvcIdentity service = world.Publish(owner, friend);

        Assert.Equal(
            EC.Permission, friend.SendOneWay(SvcIdentity.Samgr, 0, Doors.Holding(new SvcIdentity(service.Handle, SvcIdentity.FirstObjectToken, 0))));
    }

    private static void Put(DriverMessage message, int at, int value)
    {
        if (message.Bytes.Length < at + sizeof(int))
        {
            Array.Resize(ref message.Bytes, at + sizeof(int));
        }

        BitConverter.TryWriteBytes(message.Bytes.AsSpan(at), value);
    }

    private static int PostToSamgr(World world, DriverMessage message)
    {
        message.Address(IpcMessageType.Request, SvcIdentity.SamgrHandle, 0, 0, 0, IpcFlag.OneWay, 0);
        return world.Kernel.Post(world.Start(6), message, 0, out _);
    }
}
