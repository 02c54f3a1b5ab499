namespace LiteIpc.Kit.Tests.Objects;

public sealed class SharesOfObjects
{
    private const int MaxObjects = 256;

    [Fact]
    public void Fault_S9_ObjectsOfOneProcessLeaveRoomForThoseOfOthers()
    {
        IpcKernel kernel = new();
        ObjectTable objects = ObjectTable.AddTo(kernel, MaxObjects);
        IpcProcess samgr = Start(kernel, 5);
        Assert.Equal(EC.Success, samgr.BecomeContextManager(IpcLimits.MaxIoSize));
        IpcProcess attacker = Start(kernel, 6);
        IpcProcess honest = Start(kernel, 7);
        int sink = samgr.GenerateHandle(5);
        int own = samgr.GenerateHandle(6);
        int other = samgr.GenerateHandle(7);
        Assert.Equal(EC.Success, samgr.GrantAccess(6, sink));
        Assert.Equal(EC.Success, samgr.GrantAccess(7, sink));

        int given = 0;
        while (given < MaxObjects && Give(attacker, sink, own, SvcIdentity.FirstObjectToken + given) == EC.Success)
        {
            given++;
        }

        Assert.Equal(EC.Success, Give(honest, sink, other, SvcIdentity.FirstObjectToken));
        Assert.InRange(given, MaxObjects / 4, MaxObjects / 2);
        attacker.Close();
        Assert.Equal(1, objects.Count);
    }

    [Fact]
    public void A_table_that_could_hold_no_object_is_refused_with_the_number_that_it_needs()
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => ObjectTable.AddTo(new IpcKernel(), 16));

        Assert.Contains("at least 32", error.Message, StringComparison.Ordinal);
        Assert.NotNull(ObjectTable.AddTo(new IpcKernel(), IpcLimits.MaxObjects));
    }

    private static IpcProcess Start(IpcKernel kernel, int pid)
    {
        IpcProcess process = kernel.CreateProcess(pid, pid, pid)!;
        Assert.Equal(EC.Success, process.MapPool(IpcLimits.MaxPoolSize));
        return process;
    }

    private static int Give(IpcProcess sender, int target, int handle, int token)
    {
        IpcIo content = new(32, 1);
        content.WriteRemoteObject(new SvcIdentity(handle, token, 0));
        return sender.Transact(new SvcIdentity(target, 0, 0), 1, content, IpcFlag.OneWay, 0, out _);
    }
}
