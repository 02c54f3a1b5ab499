using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>Several processes in one CLR over the in-memory driver; the first one hosts samgr.</summary>
internal sealed class InClrSystem : IDisposable, ILogSink
{
    public const int TimeoutMs = 10_000;

    private readonly List<SamgrLite> _processes = [];

    public InClrSystem()
    {
        Kernel = new IpcKernel(this);
    }

    public IpcKernel Kernel { get; }

    public ConcurrentQueue<string> LogLines { get; } = new();

    public SamgrLite StartManager(int pid, int uid, PolicyTable? policy = null, Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
        => Start(pid, uid, install, configure, (samgr, driver) => samgr.ConnectAsManager(driver, policy));

    public SamgrLite StartProcess(int pid, int uid, Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
        => Start(pid, uid, install, configure, (samgr, driver) => samgr.Connect(driver));

    public void Write(int level, string tag, string text) => LogLines.Enqueue($"{level} {tag}: {text}");

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Stop();
        }
    }

    private SamgrLite Start(int pid, int uid, Action<SamgrLite>? install, Action<SamgrOptions>? configure, Func<SamgrLite, IIpcDriver, int> connect)
    {
        var options = new SamgrOptions { Name = "p" + pid, Log = this, Adapter = new DesktopAdapter(), RegisterRetryMs = 1 };
        configure?.Invoke(options);
        var samgr = new SamgrLite(options);
        _processes.Add(samgr);
        install?.Invoke(samgr);
        Assert.Equal(EC.Success, connect(samgr, Kernel.CreateProcess(pid, uid, uid)!));
        samgr.Bootstrap();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, TimeoutMs));
        return samgr;
    }
}
