namespace LiteIpc.Tests.Support;

/// <summary>A kernel with samgr (pid 5) in it, and the processes that a test starts. Disposing it ends them all.</summary>
internal sealed class World : IDisposable
{
    public const int SamgrPid = 5;
    public const int Patience = 30_000;

    private readonly List<IpcProcess> _processes = [];

    public World(int maxHandles = IpcLimits.DefaultMaxHandles, int maxCalls = IpcLimits.DefaultMaxCalls)
    {
        Kernel = new IpcKernel(Log, maxHandles, maxCalls);
        Samgr = Start(SamgrPid, 7, 7);
        Assert.Equal(EC.Success, Samgr.BecomeContextManager(IpcLimits.MaxIoSize));
    }

    public RecordingLog Log { get; } = new();

    public IpcKernel Kernel { get; }

    public IpcProcess Samgr { get; }

    /// <summary>Starts a process with a pool.</summary>
    public IpcProcess Start(int pid, int uid = 100, int gid = 100, int pool = IpcLimits.DefaultPoolSize)
    {
        IpcProcess process = StartUnmapped(pid, uid, gid);
        Assert.Equal(EC.Success, process.MapPool(pool));
        return process;
    }

    /// <summary>Starts a process that has no pool yet.</summary>
    public IpcProcess StartUnmapped(int pid, int uid = 100, int gid = 100)
    {
        IpcProcess process = Kernel.CreateProcess(pid, uid, gid)!;
        Assert.NotNull(process);
        _processes.Add(process);
        return process;
    }

    /// <summary>Gives a process a handle, and others the right to call it.</summary>
    public SvcIdentity Publish(IpcProcess owner, params IpcProcess[] clients)
    {
        int handle = Samgr.GenerateHandle(owner.Pid);
        Assert.True(handle > 0);
        foreach (IpcProcess client in clients)
        {
            Assert.Equal(EC.Success, Samgr.GrantAccess(client.Pid, handle));
        }

        return new SvcIdentity(handle, 1, 2);
    }

    public void Dispose()
    {
        foreach (IpcProcess process in _processes)
        {
            process.Close();
        }
    }
}
