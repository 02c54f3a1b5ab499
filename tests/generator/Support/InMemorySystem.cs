using System.Collections.Concurrent;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Desktop;

namespace Samgr.Generator.Tests.Support;

/// <summary>Processes of one CLR over the in-memory driver; pid 1 hosts samgr.</summary>
internal sealed class InMemorySystem : IDisposable, ILogSink
{
    public const int TimeoutMs = 20_000;

    private readonly IpcKernel _kernel;
    private readonly List<SamgrLite> _processes = [];
    private readonly PolicyTable? _policies;

    public InMemorySystem(PolicyTable? policies = null, bool hasObjects = true)
    {
        _policies = policies;
        _kernel = new IpcKernel(this);
        if (hasObjects)
        {
            ObjectTable.AddTo(_kernel);
        }
    }

    public ConcurrentQueue<string> Log { get; } = [];

    public ConcurrentQueue<string> Warnings { get; } = [];

    public SamgrLite Start(int pid, params ServiceModule[] modules)
    {
        SamgrLite samgr = new(new SamgrOptions
        {
            Name = "p" + pid,
            Log = this,
            Adapter = new DesktopAdapter(),
            RegisterRetryMs = 1,
            MessageRate = 0,
            PoolSize = IpcLimits.MaxPoolSize,
        });
        _processes.Add(samgr);
        IpcProcess driver = _kernel.CreateProcess(pid, 1000 + pid, 1000 + pid)!;
        foreach (ServiceModule module in modules)
        {
            module.Install(samgr);
        }

        Assert.Equal(EC.Success, pid == 1 ? samgr.ConnectAsManager(driver, _policies) : samgr.Connect(driver));
        samgr.Bootstrap();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, TimeoutMs));
        Assert.True(samgr.WaitForHandle(TimeoutMs));
        return samgr;
    }

    /// <summary>Looks for a service until it is registered.</summary>
    public static T Await<T>(Func<T?> find)
        where T : class
    {
        T? found = null;
        Assert.True(SpinWait.SpinUntil(() => (found = find()) is not null, TimeoutMs), "there is no " + typeof(T).Name);
        return found!;
    }

    public void Write(int level, string tag, string text)
    {
        Log.Enqueue($"{tag}: {text}");
        if (level == LogLevel.Warn)
        {
            Warnings.Enqueue($"{tag}: {text}");
        }
    }

    public void Dispose() => _processes.ForEach(process => process.Stop());
}
