using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class ClosedDoors
{
    [Fact]
    public void Everybody_who_waits_for_a_message_returns_when_the_door_closes()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        int[] results = new int[4];
        var threads = new Thread[results.Length];
        for (int i = 0; i < threads.Length; i++)
        {
            int index = i;
            threads[i] = new Thread(() => results[index] = service.Receive(-1, out _));
            threads[i].Start();
        }

        service.Close();
        Assert.All(threads, thread => Assert.True(thread.Join(World.Patience)));
        Assert.All(results, result => Assert.Equal(EC.NoInit, result));
        Assert.False(service.IsOpen);
    }

    [Fact]
    public void Whoever_waits_for_a_reply_returns_when_its_own_door_closes()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        var call = new PendingCall(client, world.Publish(service, client), timeoutMs: -1);
        IpcMessage request = service.Next();
        client.Close();
        Assert.Equal(EC.DeadObject, call.Result);
        Assert.Null(call.Reply);
        Assert.Equal(EC.Invalid, service.SendReply(request, null));
        Assert.Equal(0, world.Kernel.CallCount);
    }

    [Fact]
    public void Closing_twice_changes_nothing()
    {
        using var world = new World();
        IpcProcess first = world.Start(6);
        first.Close();
        IpcProcess second = world.Start(6);
        first.Close();
        Assert.True(second.IsOpen);
        Assert.Equal(EC.Success, second.SendOneWay(SvcIdentity.Samgr));
    }

    [Fact]
    public void A_message_still_held_can_be_freed_after_the_end()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        world.Samgr.SendOneWay(world.Publish(service), 0, Doors.Holding(1));
        IpcMessage message = service.Next();
        service.Close();
        Assert.Equal(1, message.Data.ReadInt32());
        service.FreeBuffer(message);
        Assert.Equal(0, service.PoolUsed);
    }

    [Fact]
    public void A_wait_that_finds_nothing_says_so()
    {
        using var world = new World();
        Assert.Equal(EC.Timeout, world.Samgr.Receive(0, out IpcMessage? message));
        Assert.Null(message);
        Assert.Equal(EC.Timeout, world.Samgr.Receive(5, out message));
        Assert.Null(message);
    }
}
