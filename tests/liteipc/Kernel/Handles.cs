using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class Handles
{
    [Fact]
    public void Handles_are_small_numbers_above_that_of_samgr()
    {
        using var world = new World();
        world.Start(6);
        Assert.Equal(1, world.Samgr.GenerateHandle(6));
        Assert.Equal(2, world.Samgr.GenerateHandle(World.SamgrPid));
        Assert.Equal(3, world.Samgr.GenerateHandle(6));
        Assert.Equal(3, world.Kernel.HandleCount);
    }

    [Fact]
    public void A_process_that_is_not_there_gets_none()
    {
        using var world = new World();
        Assert.Equal(EC.InvalidParam, world.Samgr.GenerateHandle(99));
        world.Start(6).Close();
        Assert.Equal(EC.InvalidParam, world.Samgr.GenerateHandle(6));
        Assert.Equal(0, world.Kernel.HandleCount);
    }

    [Fact]
    public void A_full_table_has_no_space_and_a_freed_place_is_used_again()
    {
        using var world = new World(maxHandles: 4);
        for (int pid = 11; pid <= 15; pid++)
        {
            world.Start(pid);
        }

        for (int i = 1; i <= 4; i++)
        {
            Assert.Equal(i, world.Samgr.GenerateHandle(10 + i));
        }

        Assert.Equal(EC.NoSpace, world.Samgr.GenerateHandle(15));
        Assert.Equal(EC.Success, world.Samgr.RemoveHandle(2));
        Assert.Equal(6, world.Samgr.GenerateHandle(15));
        Assert.Equal(EC.NoSpace, world.Samgr.GenerateHandle(12));
    }

    [Fact]
    public void A_full_table_takes_back_the_oldest_handle_of_a_process_that_has_a_newer_one()
    {
        using var world = new World(maxHandles: 4);
        IpcProcess client = world.Start(8);
        SvcIdentity[] first = [world.Publish(world.Start(6), client), world.Publish(world.Start(7), client)];
        SvcIdentity[] second = [world.Publish(world.Samgr), world.Publish(client)];
        int newest = world.Samgr.GenerateHandle(6);
        Assert.Equal(EC.NoSpace, newest);
        Assert.Equal(EC.Success, world.Samgr.RemoveHandle(second[0].Handle));
        Assert.True(world.Samgr.GenerateHandle(6) > 0);
        Assert.Equal(EC.Success, client.CheckHandle(first[0].Handle));

        Assert.True(world.Samgr.GenerateHandle(7) > 0);
        Assert.Equal(EC.InvalidParam, client.CheckHandle(first[0].Handle));
        Assert.Equal(EC.Success, client.CheckHandle(first[1].Handle));
        IpcMessage notice = client.Next();
        Assert.Equal((IpcMessageType.DeathNotify, first[0].Handle), (notice.Type, notice.Handle));
        Assert.Equal(4, world.Kernel.HandleCount);
    }

    [Fact]
    public void A_handle_that_was_taken_away_is_not_given_out_again()
    {
        using var world = new World(maxHandles: 8);
        world.Start(6);
        var seen = new HashSet<int>();
        for (int i = 0; i < 1000; i++)
        {
            int handle = world.Samgr.GenerateHandle(6);
            Assert.True(seen.Add(handle));
            Assert.Equal(EC.Success, world.Samgr.RemoveHandle(handle));
            Assert.Equal(EC.InvalidParam, world.Samgr.RemoveHandle(handle));
        }
    }

    [Fact]
    public void A_grant_for_a_dead_handle_does_not_reach_the_one_in_its_place()
    {
        using var world = new World(maxHandles: 1);
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        SvcIdentity first = world.Publish(service, client);
        world.Samgr.RemoveHandle(first.Handle);
        SvcIdentity second = world.Publish(service);
        Assert.NotEqual(first.Handle, second.Handle);
        Assert.Equal(EC.DeadObject, client.SendOneWay(first));
        Assert.Equal(EC.Permission, client.SendOneWay(second));
    }

    [Fact]
    public void The_handles_of_a_process_end_with_it()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        world.Publish(service);
        world.Publish(service);
        world.Publish(world.Samgr);
        service.Close();
        Assert.Equal(1, world.Kernel.HandleCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_number_that_is_no_handle_is_refused_everywhere(int handle)
    {
        using var world = new World();
        IpcProcess client = world.Start(6);
        Assert.Equal(EC.InvalidParam, world.Samgr.RemoveHandle(handle));
        Assert.Equal(EC.InvalidParam, world.Samgr.GrantAccess(6, handle));
        if (handle != SvcIdentity.SamgrHandle)
        {
            Assert.Equal(EC.InvalidParam, client.CheckHandle(handle));
        }
    }

    [Fact]
    public void Two_living_processes_never_share_a_pid()
    {
        using var world = new World();
        IpcProcess first = world.Start(6);
        Assert.Null(world.Kernel.CreateProcess(6, 0, 0));
        Assert.Null(world.Kernel.CreateProcess(-1, 0, 0));
        first.Close();
        Assert.NotNull(world.Start(6));
    }
}
