using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Conformance.Support;

/// <summary>Several processes in one CLR over the in-memory driver. Disposing it ends them all.</summary>
internal sealed class Device : IDisposable, ILogSink
{
    public const int Patience = 30_000;

    private readonly List<SamgrLite> _processes = [];
    private int _lastPid = 4;

    public Device()
    {
        Kernel = new IpcKernel(this);
    }

    public IpcKernel Kernel { get; }

    public ConcurrentQueue<string> LogLines { get; } = new();

    /// <summary>Starts the process that hosts samgr.</summary>
    public SamgrLite StartManager(Action<SamgrLite>? install = null)
        => Start(install, (samgr, driver) => samgr.ConnectAsManager(driver, null));

    /// <summary>Starts another process.</summary>
    public SamgrLite StartProcess(Action<SamgrLite>? install = null)
        => Start(install, (samgr, driver) => samgr.Connect(driver));

    public void Write(int level, string tag, string text) => LogLines.Enqueue(tag + ": " + text);

    public void Dispose()
    {
        for (int i = _processes.Count - 1; i >= 0; i--)
        {
            _processes[i].Stop();
        }
    }

    private SamgrLite Start(Action<SamgrLite>? install, Func<SamgrLite, IIpcDriver, int> connect)
    {
        int pid = ++_lastPid;
        var samgr = new SamgrLite(new SamgrOptions
        {
            Name = "process-" + pid,
            Log = this,
            Adapter = new DesktopAdapter(),
            RegisterRetryMs = 1,
        });
        _processes.Add(samgr);
        Assert.Equal(EC.Success, connect(samgr, Kernel.CreateProcess(pid, pid, pid)!));
        install?.Invoke(samgr);
        samgr.Bootstrap();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, Patience));
        return samgr;
    }
}
