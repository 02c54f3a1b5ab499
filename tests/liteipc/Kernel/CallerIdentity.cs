using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class CallerIdentity
{
    [Fact]
    public void The_kernel_writes_who_sent_a_request()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7, uid: 1001, gid: 1002);
        SvcIdentity identity = world.Publish(service, client);
        client.SendOneWay(identity, 42, Doors.Holding(1));

        IpcMessage request = service.Next();
        Assert.Equal((7, 1001, 1002), (request.Pid, request.Uid, request.Gid));
        Assert.Equal(Environment.CurrentManagedThreadId, request.Tid);
        Assert.Equal(IpcMessageType.Request, request.Type);
        Assert.Equal((identity.Handle, identity.Token, identity.Cookie), (request.Handle, request.Token, request.Cookie));
        Assert.Equal((42, IpcFlag.OneWay, 0), (request.Code, request.Flag, request.Sequence));
        Assert.True(request.IsOneWay);
        Assert.Equal(1, request.Data.ReadInt32());
    }

    [Fact]
    public void The_kernel_writes_who_sent_a_reply()
    {
        using var world = new World();
        IpcProcess service = world.Start(6, uid: 8, gid: 9);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client));
        Assert.Equal(EC.Success, service.SendReply(service.Next(), null));
        IpcMessage reply = call.Reply!;
        Assert.Equal((6, 8, 9), (reply.Pid, reply.Uid, reply.Gid));
        Assert.Equal(IpcMessageType.Reply, reply.Type);
        Assert.True(reply.IsOneWay);
    }

    [Fact]
    public void What_a_sender_claims_to_be_is_overwritten()
    {
        using var world = new World();
        IpcProcess client = world.Start(7, uid: 1001, gid: 1002);
        var forged = new DriverMessage();
        forged.Fill(null);
        forged.Address(IpcMessageType.DeathNotify, SvcIdentity.SamgrHandle, 0, 0, 0, IpcFlag.OneWay, 77);
        forged.From(1, 2, 0, 0);
        Assert.Equal(EC.Success, world.Kernel.Post(client, forged, 0, out _));

        IpcMessage request = world.Samgr.Next();
        Assert.Equal((7, 1001, 1002), (request.Pid, request.Uid, request.Gid));
        Assert.Equal(IpcMessageType.Request, request.Type);
        Assert.Equal(0, request.Sequence);
    }

    [Fact]
    public void A_door_tells_its_own_identity()
    {
        using var world = new World();
        IpcProcess process = world.Start(7, uid: 1001, gid: 1002);
        Assert.Equal((7, 1001, 1002, true), (process.Pid, process.Uid, process.Gid, process.IsOpen));
    }
}
