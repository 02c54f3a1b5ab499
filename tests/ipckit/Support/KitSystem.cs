using System.Collections.Concurrent;
using Samgr;

namespace LiteIpc.Kit.Tests;

/// <summary>Several processes with the IPC Kit in one CLR, over the in-memory driver; pid 1 hosts samgr.</summary>
internal sealed class KitSystem : IDisposable
{
    private readonly ConcurrentQueue<KitProcess> _processes = [];

    public KitSystem(int maxObjects = ObjectTable.DefaultMaxObjects)
    {
        System = new TestSystem(maxObjects: maxObjects);
        Start(1);
    }

    public TestSystem System { get; }

    public IpcKernel Kernel => System.Kernel;

    public ObjectTable Objects => System.Objects;

    public KitProcess Start(int pid, Action<SamgrLite>? install = null, Func<IIpcDriver, IIpcDriver>? door = null)
    {
        KitProcess process = new(System, pid, install, door);
        _processes.Enqueue(process);
        return process;
    }

    public void Dispose()
    {
        foreach (KitProcess process in _processes)
        {
            process.Dispose();
        }

        System.Dispose();
    }
}

/// <summary>One process of a <see cref="KitSystem"/>. Any other can be given its stubs by name.</summary>
internal sealed class KitProcess : IDisposable
{
    private readonly SamgrLite _samgr;

    internal KitProcess(TestSystem system, int pid, Action<SamgrLite>? install, Func<IIpcDriver, IIpcDriver>? door)
    {
        Name = "p" + pid;
        void Install(SamgrLite samgr)
        {
            samgr.InitCalls.Add(InitGroup.SystemService, installed =>
            {
                installed.RegisterService(new Exchange(Name));
                installed.RegisterDefaultFeatureApi(Name, new ExchangeApi(Stubs, this));
            });
            install?.Invoke(samgr);
        }

        void Attach(SamgrLite samgr) => Skeleton = IpcSkeleton.Attach(
            samgr.Ipc!, system.Log, (name, body) => new Thread(body) { IsBackground = true, Name = name }.Start());
        _samgr = pid == 1
            ? system.StartManager(pid, install: Install, configure: Configure, connected: Attach)
            : system.StartProcess(pid, install: Install, configure: Configure, door: door, connected: Attach);
        Driver = system.DriverOf(_samgr);
        Patience.Until(() => _samgr.Handle > 0, Name + " has a handle");
    }

    public string Name { get; }

    public IpcProcess Driver { get; }

    public SamgrLite Samgr => _samgr;

    public IpcSkeleton Skeleton { get; private set; } = null!;

    public int Pid => Driver.Pid;

    private ConcurrentDictionary<string, RemoteStub> Stubs { get; } = [];

    /// <summary>Lets others have a stub by name.</summary>
    public void Offer(string name, RemoteStub stub) => Stubs[name] = stub;

    /// <summary>Gets a stub of another process.</summary>
    public RemoteProxy Get(KitProcess owner, string name) => Assert.IsType<RemoteProxy>(GetObject(owner, name));

    public RemoteObject GetObject(KitProcess owner, string name)
    {
        RemoteObject? found = null;
        Patience.Until(() => (found = TryGet(owner, name)) != null, owner.Name + " is registered");
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

    private static void Configure(SamgrOptions options)
    {
        options.PoolSize = IpcLimits.MaxPoolSize;
        options.MessageRate = 0;
        options.MaxReplySize = 256;
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
