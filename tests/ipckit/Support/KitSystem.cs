using System.Collections.Concurrent;
using Samgr;
using Samgr.Desktop;

namespace LiteIpc.Kit.Tests;

/// <summary>Several processes with the IPC Kit in one CLR, over the in-memory driver; pid 1 hosts samgr.</summary>
internal sealed class KitSystem : IDisposable, ILogSink
{
    public const int TimeoutMs = 10_000;

    private readonly ConcurrentQueue<KitProcess> _processes = [];

    public KitSystem(int maxObjects = ObjectTable.DefaultMaxObjects)
    {
        Kernel = new IpcKernel(this);
        Objects = ObjectTable.AddTo(Kernel, maxObjects);
        Start(1);
    }

    public IpcKernel Kernel { get; }

    public ObjectTable Objects { get; }

    public ConcurrentQueue<string> LogLines { get; } = new();

    public KitProcess Start(int pid, Action<SamgrLite>? install = null)
    {
        KitProcess process = new(this, pid, install);
        _processes.Enqueue(process);
        return process;
    }

    public void Write(int level, string tag, string text) => LogLines.Enqueue($"{level} {tag}: {text}");

    public static bool Wait(ManualResetEventSlim signal) => signal.Wait(TimeoutMs, TestContext.Current.CancellationToken);

    public static void WaitUntil(Func<bool> condition, string what)
    {
        DateTime deadline = DateTime.UtcNow.AddMilliseconds(TimeoutMs);
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "waited in vain until " + what);
            Thread.Sleep(1);
        }
    }

    public void Dispose()
    {
        foreach (KitProcess process in _processes)
        {
            process.Dispose();
        }
    }
}

/// <summary>One process of a <see cref="KitSystem"/>. Any other can be given its stubs by name.</summary>
internal sealed class KitProcess : IDisposable
{
    private readonly SamgrLite _samgr;

    internal KitProcess(KitSystem system, int pid, Action<SamgrLite>? install)
    {
        Name = "p" + pid;
        _samgr = new SamgrLite(new SamgrOptions
        {
            Name = Name,
            Log = system,
            Adapter = new DesktopAdapter(),
            RegisterRetryMs = 1,
            PoolSize = IpcLimits.MaxPoolSize,
            MessageRate = 0,
            MaxReplySize = 256,
        });
        Driver = system.Kernel.CreateProcess(pid, 1000 + pid, 1000 + pid)!;
        _samgr.InitCalls.Add(InitGroup.SystemService, samgr =>
        {
            samgr.RegisterService(new Exchange(Name));
            samgr.RegisterDefaultFeatureApi(Name, new ExchangeApi(Stubs, this));
        });
        install?.Invoke(_samgr);
        Assert.Equal(EC.Success, pid == 1 ? _samgr.ConnectAsManager(Driver, null) : _samgr.Connect(Driver));
        Skeleton = IpcSkeleton.Attach(
            _samgr.Ipc!, system, (name, body) => new Thread(body) { IsBackground = true, Name = name }.Start());
        _samgr.Bootstrap();
        Assert.True(_samgr.WaitForBoot(BootStage.ApplicationCompleted, KitSystem.TimeoutMs));
        KitSystem.WaitUntil(() => _samgr.Handle > 0, Name + " has a handle");
    }

    public string Name { get; }

    public IpcProcess Driver { get; }

    public SamgrLite Samgr => _samgr;

    public IpcSkeleton Skeleton { get; }

    public int Pid => Driver.Pid;

    private ConcurrentDictionary<string, RemoteStub> Stubs { get; } = [];

    /// <summary>Lets others have a stub by name.</summary>
    public void Offer(string name, RemoteStub stub) => Stubs[name] = stub;

    /// <summary>Gets a stub of another process.</summary>
    public RemoteProxy Get(KitProcess owner, string name) => Assert.IsType<RemoteProxy>(GetObject(owner, name));

    public RemoteObject GetObject(KitProcess owner, string name)
    {
        RemoteObject? found = null;
        KitSystem.WaitUntil(() => (found = TryGet(owner, name)) != null, owner.Name + " is registered");
        return found!;
    }

    /// <summary>Gets a stub of another process; null when that has ended.</summary>
    public RemoteObject? TryGet(KitProcess owner, string name)
    {
        ClientProxy? client = _samgr.FindServiceApi(owner.Name, null);
        IpcIo request = new(256);
        request.WriteString(name);
        SvcIdentity? identity = null;
        client?.Invoke(0, request, null, (_, code, reply) => identity = code == EC.Success ? reply.ReadRemoteObject() : null);
        client?.Release();
        return Skeleton.Adopt(identity);
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill() => Driver.Close();

    public void Dispose()
    {
        Skeleton.Close();
        _samgr.Stop();
    }

    private sealed class Exchange(string name) : Service
    {
        public override string Name => name;

        public override TaskConfig GetTaskConfig() => new(TaskLevel.High, TaskPriority.Normal, taskType: TaskType.Single);
    }

    private sealed class ExchangeApi(ConcurrentDictionary<string, RemoteStub> stubs, KitProcess process) : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            SvcIdentity? identity = process.Skeleton.Register(stubs[request.ReadString()!]);
            return reply.WriteRemoteObject(identity) ? EC.Success : EC.Failure;
        }
    }
}
