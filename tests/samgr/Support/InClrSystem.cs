using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>Several processes in one CLR over the in-memory driver; the first one hosts samgr.</summary>
internal sealed class InClrSystem : IDisposable, ILogSink
{
    public const int TimeoutMs = 10_000;

    private readonly ConcurrentDictionary<SamgrLite, IpcProcess> _drivers = [];
    private readonly ConcurrentQueue<SamgrLite> _processes = [];

    public InClrSystem()
    {
        Kernel = new IpcKernel(this);
    }

    public IpcKernel Kernel { get; }

    public ConcurrentQueue<string> LogLines { get; } = new();

    public SamgrLite StartManager(int pid, int uid, PolicyTable? policy = null, Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
        => Boot(Start(pid, uid, install, configure, (samgr, driver) => samgr.ConnectAsManager(driver, policy)));

    public SamgrLite StartProcess(
        int pid, int uid, Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null, Func<IIpcDriver, IIpcDriver>? door = null)
        => Boot(Start(pid, uid, install, configure, (samgr, driver) => samgr.Connect(door == null ? driver : door(driver))));

    /// <summary>Starts a process and does not wait for its boot.</summary>
    public SamgrLite BeginProcess(int pid, int uid, Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
        => Start(pid, uid, install, configure, (samgr, driver) => samgr.Connect(driver));

    /// <summary>Starts a process without IPC.</summary>
    public SamgrLite StartLocal(Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
    {
        var samgr = Create("local", install, configure);
        samgr.Bootstrap();
        return Boot(samgr);
    }

    /// <summary>Makes a process without IPC that has not been booted.</summary>
    public SamgrLite Create(string name = "local", Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
    {
        var options = new SamgrOptions { Name = name, Log = this, Adapter = new DesktopAdapter(), RegisterRetryMs = 1 };
        configure?.Invoke(options);
        var samgr = new SamgrLite(options);
        _processes.Enqueue(samgr);
        install?.Invoke(samgr);
        return samgr;
    }

    public IpcProcess DriverOf(SamgrLite samgr) => _drivers[samgr];

    public bool Logged(string part) => LogLines.Any(line => line.Contains(part, StringComparison.Ordinal));

    public void Write(int level, string tag, string text) => LogLines.Enqueue($"{level} {tag}: {text}");

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Stop();
        }
    }

    private static SamgrLite Boot(SamgrLite samgr)
    {
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, TimeoutMs));
        return samgr;
    }

    private SamgrLite Start(int pid, int uid, Action<SamgrLite>? install, Action<SamgrOptions>? configure, Func<SamgrLite, IIpcDriver, int> connect)
    {
        var samgr = Create("p" + pid, install, configure);
        var driver = Kernel.CreateProcess(pid, uid, uid)!;
        _drivers[samgr] = driver;
        Assert.Equal(EC.Success, connect(samgr, driver));
        samgr.Bootstrap();
        return samgr;
    }
}
