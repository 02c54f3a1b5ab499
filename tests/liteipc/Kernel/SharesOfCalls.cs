using LiteIpc.Desktop;
using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

public sealed class SharesOfCalls
{
    private const int MaxCalls = 16;

    [Fact]
    public void Fault_S9_CallsToItselfLeaveRoomForTheCallsOfOthers()
    {
        using var world = new World(maxCalls: MaxCalls);
        IpcProcess attacker = world.Start(6);
        IpcProcess honest = world.Start(7);
        int handle = world.Publish(attacker, honest).Handle;

        int taken = TakeAll(world, attacker, handle);

        Assert.Equal(EC.Success, Post(world, honest, handle, 1));
        Assert.InRange(taken, MaxCalls / 3, MaxCalls / 2);
    }

    [Fact]
    public void Fault_S9_HoweverManyTakeAllTheyCanThereIsRoomForOneMore()
    {
        using var world = new World(maxCalls: MaxCalls);
        IpcProcess first = world.Start(6);
        int handle = world.Publish(first).Handle;
        TakeAll(world, first, handle);
        for (int pid = 7; pid < 10; pid++)
        {
            IpcProcess next = world.Start(pid);
            Assert.Equal(EC.Success, world.Samgr.GrantAccess(pid, handle));
            Assert.True(TakeAll(world, next, handle) > 0, "nothing left for pid " + pid);
        }
    }

    [Fact]
    public void Fault_S9_ACallThatHasEndedMakesRoomForTheNextOne()
    {
        using var world = new World(maxCalls: MaxCalls);
        IpcProcess caller = world.Start(6);
        int handle = world.Publish(caller).Handle;
        int taken = TakeAll(world, caller, handle);

        for (int i = 1; i <= taken; i++)
        {
            ConnectedCalls.Cancel(world.Kernel, caller, i);
        }

        Assert.Equal(taken, TakeAll(world, caller, handle));
        caller.Close();
        Assert.Equal(0, world.Kernel.CallCount);
    }

    private static int TakeAll(World world, IpcProcess process, int handle)
    {
        int taken = 0;
        int result = EC.Success;
        while (result == EC.Success && taken <= MaxCalls)
        {
            result = Post(world, process, handle, taken + 1);
            taken += result == EC.Success ? 1 : 0;
        }

        Assert.Equal(EC.NoSpace, result);
        return taken;
    }

    private static int Post(World world, IpcProcess process, int handle, int number)
    {
        var outgoing = new DriverMessage();
        outgoing.Address(IpcMessageType.Request, handle, 0, 0, 1, IpcFlag.Default, 0);
        return world.Kernel.Post(process, outgoing, number, out _);
    }
}
