using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class Pools
{
    [Theory]
    [InlineData(0, EC.Invalid)]
    [InlineData(-1, EC.Invalid)]
    [InlineData(1, EC.Success)]
    [InlineData(IpcLimits.MaxPoolSize, EC.Success)]
    [InlineData(IpcLimits.MaxPoolSize + 1, EC.Invalid)]
    public void A_pool_has_up_to_256_kib(int size, int expected)
    {
        using var world = new World();
        Assert.Equal(expected, world.StartUnmapped(6).MapPool(size));
    }

    [Fact]
    public void A_process_has_one_pool()
    {
        using var world = new World();
        Assert.Equal(EC.Busy, world.Start(6).MapPool(1024));
    }

    [Fact]
    public void A_closed_door_gets_no_pool()
    {
        using var world = new World();
        IpcProcess process = world.StartUnmapped(6);
        process.Close();
        Assert.Equal(EC.NoInit, process.MapPool(1024));
    }

    [Fact]
    public void Without_a_pool_a_process_neither_sends_nor_receives()
    {
        using var world = new World();
        IpcProcess process = world.StartUnmapped(6);
        SvcIdentity identity = world.Publish(process, world.Samgr);
        Assert.Equal(EC.NoInit, process.SendOneWay(SvcIdentity.Samgr));
        Assert.Equal(EC.NoInit, process.CallWithoutWaiting(SvcIdentity.Samgr));
        Assert.Equal(EC.NoInit, process.Receive(0, out _));
        Assert.Equal(EC.NoMemory, world.Samgr.SendOneWay(identity));
        Assert.Equal(EC.Success, process.MapPool(1024));
        process.HasNothing();
        Assert.Equal(EC.Success, process.SendOneWay(SvcIdentity.Samgr));
    }

    [Fact]
    public void A_message_costs_its_data_its_table_its_buffers_and_64_bytes_until_it_is_freed()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        var io = new IpcIo(128, 4);
        Assert.True(io.WriteInt32(1) && io.WriteBuffer(new byte[1000]) && io.WriteBuffer(new byte[1]));
        Assert.Equal(EC.Success, client.SendOneWay(identity, 0, io));
        Assert.Equal(64 + 36 + 8 + 1001, service.PoolUsed);
        Assert.Equal(0, client.PoolUsed);

        IpcMessage message = service.Next();
        Assert.Equal(64 + 36 + 8 + 1001, service.PoolUsed);
        service.FreeBuffer(message);
        Assert.Equal(0, service.PoolUsed);
        service.FreeBuffer(message);
        Assert.Equal(0, service.PoolUsed);
    }

    [Theory]
    [InlineData(1000, EC.Success)]
    [InlineData(999, EC.NoMemory)]
    public void A_pool_is_full_to_the_byte(int pool, int expected)
    {
        using var world = new World();
        IpcProcess service = world.Start(6, pool: pool);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(service, client);
        Assert.Equal(EC.Success, world.Samgr.SendOneWay(identity, 0, Doors.OfSize(436)));
        Assert.Equal(expected, client.SendOneWay(identity, 0, Doors.OfSize(436)));
        Assert.Equal(expected == EC.Success ? 1000 : 500, service.PoolUsed);
    }

    [Fact]
    public void A_full_pool_refuses_the_sender_and_disturbs_nobody_else()
    {
        using var world = new World();
        IpcProcess flooded = world.Start(6, pool: 256);
        IpcProcess other = world.Start(7, pool: 256);
        IpcProcess client = world.Start(8);
        SvcIdentity first = world.Publish(flooded, client);
        SvcIdentity second = world.Publish(other, client);
        Assert.Equal(EC.Success, client.SendOneWay(first, 0));
        Assert.Equal(EC.Success, client.SendOneWay(first, 1));

        Assert.Equal(EC.NoMemory, client.SendOneWay(first));
        Assert.Equal(EC.NoMemory, client.CallWithoutWaiting(first));
        Assert.Equal(0, world.Kernel.CallCount);
        Assert.True(world.Log.Says("pool of pid 6 is full (256 bytes)"));
        Assert.Equal(EC.Success, client.SendOneWay(second));

        IpcMessage message = flooded.Next();
        Assert.Equal(0, message.Code);
        flooded.FreeBuffer(message);
        Assert.Equal(EC.Success, client.SendOneWay(first, 2));
        Assert.Equal(1, flooded.Next().Code);
        Assert.Equal(2, flooded.Next().Code);
    }

    [Fact]
    public void One_that_floods_gets_half_of_a_pool_and_the_others_still_have_room()
    {
        using var world = new World();
        IpcProcess flooded = world.Start(6, pool: 64 * 12);
        IpcProcess[] clients = [world.Start(7), world.Start(8), world.Start(9)];
        SvcIdentity identity = world.Publish(flooded, clients);
        Assert.Equal([6, 3, 2], clients.Select(client => SendUntilRefused(client, identity)));
        Assert.Equal(EC.Success, world.Samgr.SendOneWay(identity));
    }

    [Fact]
    public void A_share_comes_back_when_messages_are_freed()
    {
        using var world = new World();
        IpcProcess flooded = world.Start(6, pool: 64 * 12);
        IpcProcess client = world.Start(7);
        SvcIdentity identity = world.Publish(flooded, client);
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(6, SendUntilRefused(client, identity));
            for (int i = 0; i < 6; i++)
            {
                flooded.FreeBuffer(flooded.Next());
            }
        }

        Assert.Equal(0, flooded.PoolUsed);
    }

    private static int SendUntilRefused(IpcProcess client, SvcIdentity identity)
    {
        int sent = 0;
        while (client.SendOneWay(identity) == EC.Success)
        {
            sent++;
        }

        return sent;
    }

    [Fact]
    public void A_reply_that_the_callers_pool_cannot_hold_ends_the_call()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7, pool: 1000);
        var call = new PendingCall(client, world.Publish(service, client));
        Assert.Equal(EC.NoMemory, service.SendReply(service.Next(), Doors.OfSize(937)));
        Assert.Equal(EC.NoMemory, call.Result);
        Assert.Null(call.Reply);
        Assert.Equal(0, client.PoolUsed);
    }

    [Fact]
    public void A_death_notice_finds_room_in_a_full_pool()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7, pool: 64);
        SvcIdentity identity = world.Publish(service, client);
        SvcIdentity back = world.Publish(client);
        Assert.Equal(EC.Success, world.Samgr.SendOneWay(back));
        service.Close();
        Assert.Equal(EC.NoMemory, world.Samgr.SendOneWay(back));
        client.FreeBuffer(client.Next());
        IpcMessage notice = client.Next();
        Assert.Equal((IpcMessageType.DeathNotify, identity.Handle), (notice.Type, notice.Handle));
        client.FreeBuffer(notice);
        Assert.Equal(0, client.PoolUsed);
        Assert.Equal(EC.Success, world.Samgr.SendOneWay(back));
    }

    [Fact]
    public void A_process_cannot_free_what_lives_in_the_pool_of_another()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess other = world.Start(7);
        world.Samgr.SendOneWay(world.Publish(service), 0, Doors.Holding(5));
        world.Samgr.SendOneWay(world.Publish(other), 0, Doors.Holding(6));
        IpcMessage message = service.Next();
        other.FreeBuffer(message);
        Assert.Equal(68, other.PoolUsed);
        Assert.Equal(68, service.PoolUsed);
        Assert.Equal(5, message.Data.ReadInt32());
        service.FreeBuffer(message);
        Assert.Equal(0, service.PoolUsed);
    }

    [Fact]
    public void Messages_of_8192_bytes_are_the_largest_also_when_they_were_not_written_by_a_serializer()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        SvcIdentity identity = world.Publish(service);
        var io = new IpcIo();
        io.InitRead(new byte[8193], 0, 8192);
        Assert.Equal(EC.Success, world.Samgr.SendOneWay(identity, 0, io));
        io.InitRead(new byte[8193], 0, 8193);
        Assert.Equal(EC.Invalid, world.Samgr.SendOneWay(identity, 0, io));
    }
}
