using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

/// <summary>What is just still allowed, and who is woken by whom.</summary>
public sealed class Edges
{
    [Fact]
    public void A_pid_may_be_0_and_not_negative()
    {
        IpcKernel kernel = new();
        Assert.NotNull(kernel.CreateProcess(0, 1, 1));
        Assert.Null(kernel.CreateProcess(0, 1, 1));
        Assert.Null(kernel.CreateProcess(-1, 1, 1));
    }

    [Fact]
    public void A_message_carries_as_many_objects_and_bytes_as_a_serializer_holds()
    {
        using var world = new World();
        IpcProcess sender = world.Start(6);
        var io = new IpcIo(IpcLimits.MaxIoSize, IpcLimits.MaxObjects);
        for (int i = 0; i < IpcLimits.MaxObjects; i++)
        {
            Assert.True(io.WriteRemoteObject(SvcIdentity.Samgr));
        }

        while (io.Remaining > 0)
        {
            Assert.True(io.WriteUint8Unaligned(1));
        }

        Assert.Equal(EC.Success, sender.SendOneWay(SvcIdentity.Samgr, 0, io));
        Assert.Equal(IpcLimits.MessageOverhead + IpcLimits.MaxIoSize, world.Samgr.PoolUsed);
    }

    [Fact]
    public void A_refused_call_counts_once()
    {
        using var world = new World(maxCalls: 1);
        IpcProcess caller = world.Start(6);
        var first = new PendingCall(caller, SvcIdentity.Samgr);
        IpcMessage request = world.Samgr.Next();

        Assert.Equal(EC.NoSpace, caller.CallWithoutWaiting(SvcIdentity.Samgr));

        Assert.Equal((1, 1), (world.Kernel.RefusedCalls, world.Kernel.CallCount));
        Assert.Equal(EC.Success, world.Samgr.SendReply(request, null));
        Assert.Equal(EC.Success, first.Result);
    }

    [Fact]
    public void Whoever_sleeps_is_woken_when_a_handle_is_taken_away_from_it()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess client = world.Start(7);
        int handle = world.Publish(service, client).Handle;
        var sleeper = new Sleeper(client);

        Assert.Equal(EC.Success, world.Samgr.RemoveHandle(handle));

        IpcMessage notice = sleeper.Woken();
        Assert.Equal((IpcMessageType.DeathNotify, handle), (notice.Type, notice.Handle));
        Assert.Equal((0, 0, 0, 0), (notice.Pid, notice.Tid, notice.Uid, notice.Gid));
    }

    [Fact]
    public void All_who_sleep_are_woken_when_a_process_with_several_handles_ends()
    {
        using var world = new World();
        IpcProcess service = world.Start(6);
        IpcProcess first = world.Start(7);
        IpcProcess second = world.Start(8);
        world.Publish(service, first, second);
        world.Publish(service, second);
        Sleeper[] sleepers = [new(first), new(second), new(second)];

        service.Close();

        Assert.All(sleepers, sleeper => Assert.Equal(IpcMessageType.DeathNotify, sleeper.Woken().Type));
    }

    [Fact]
    public void An_answer_takes_all_that_is_free()
    {
        using var world = new World();
        IpcProcess client = world.Start(6, pool: 4096);
        var call = new PendingCall(client, SvcIdentity.Samgr);

        Assert.Equal(EC.Success, world.Samgr.SendReply(world.Samgr.Next(), Doors.OfSize(4096 - IpcLimits.MessageOverhead)));

        Assert.Equal(EC.Success, call.Result);
    }

    [Fact]
    public void A_context_gives_a_message_back_and_nothing_else()
    {
        using var world = new World();
        IpcProcess sender = world.Start(6);
        var context = new IpcContext(world.Samgr);
        Assert.Equal(EC.Success, sender.SendOneWay(SvcIdentity.Samgr));
        IpcMessage message = world.Samgr.Next();
        Assert.NotEqual(0, world.Samgr.PoolUsed);

        context.Free(null);
        context.Free(message);

        Assert.Equal(0, world.Samgr.PoolUsed);
    }

    [Fact]
    public void No_more_callbacks_for_a_death_than_are_allowed_wait_at_one_handle()
    {
        using var world = new World();
        IpcProcess client = world.Start(6);
        SvcIdentity other = world.Publish(world.Start(7), client);
        var context = new IpcContext(client) { MaxDeathCallbacks = 2 };
        int first = Register(SvcIdentity.Samgr);

        Assert.True(first > 0);
        Assert.True(Register(SvcIdentity.Samgr) > 0);
        Assert.Equal(EC.NoSpace, Register(SvcIdentity.Samgr));
        Assert.True(context.Register(SvcIdentity.Samgr, (_, _, _) => { }, null, isCounted: false) > 0);
        Assert.True(Register(other) > 0);
        Assert.Equal(EC.Success, context.UnregisterDeathCallback(first));
        Assert.True(Register(SvcIdentity.Samgr) > 0);
        Assert.Equal(EC.NoSpace, Register(SvcIdentity.Samgr));

        int Register(SvcIdentity target) => context.RegisterDeathCallback(target, (_, _, _) => { }, null);
    }

    /// <summary>A thread that sleeps until a message comes.</summary>
    private sealed class Sleeper
    {
        private readonly Thread _thread;
        private IpcMessage? _message;

        public Sleeper(IpcProcess process)
        {
            _thread = new Thread(() => process.Receive(World.Patience, out _message)) { IsBackground = true };
            _thread.Start();
            Assert.True(SpinWait.SpinUntil(() => (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0, World.Patience));
        }

        /// <summary>What it was woken for, long before its own time was over.</summary>
        public IpcMessage Woken()
        {
            Assert.True(_thread.Join(World.Patience / 2), "it sleeps on");
            return _message!;
        }
    }
}
