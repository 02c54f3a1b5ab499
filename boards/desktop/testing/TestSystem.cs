using LiteIpc;
using LiteIpc.Kit;
using Samgr.Desktop;

namespace Samgr.Testing;

/// <summary>
/// Processes of SAMgr Lite within the test's own process, over the in-memory driver: as on a board. Quick to start, and services
/// can be debugged; for processes that are killed and restarted there is <see cref="TestMachine"/>.
/// </summary>
public sealed class TestSystem : IDisposable
{
    private const int FirstUid = 1000;
    private const int PatienceMs = 20_000;
    private const int LookMs = 2;

    private readonly TestLog _log = new();
    private readonly List<SamgrLite> _processes = [];
    private readonly IpcKernel _kernel;

    /// <summary>Makes a system without processes.</summary>
    public TestSystem()
    {
        _kernel = new IpcKernel(_log);
        ObjectTable.AddTo(_kernel);
    }

    /// <summary>The log lines of all processes.</summary>
    public string Log => _log.Text;

    /// <summary>Boots a process; the first one of a system hosts samgr.</summary>
    /// <param name="modules">Its services.</param>
    /// <returns>The process's samgr, to look for services with. It is stopped with this system.</returns>
    /// <exception cref="TimeoutException">It did not boot within 20 seconds; the message holds the log.</exception>
    public SamgrLite Start(params ServiceModule[] modules)
    {
        int pid = _processes.Count + 1;
        SamgrLite samgr = new(new SamgrOptions
        {
            Name = "p" + pid,
            Log = _log,
            Adapter = new DesktopAdapter(),
            RegisterRetryMs = LookMs,
        });
        _processes.Add(samgr);
        foreach (ServiceModule module in modules)
        {
            module.Install(samgr);
        }

        IpcProcess door = _kernel.CreateProcess(pid, FirstUid + pid, FirstUid + pid)!;
        int result = pid == 1 ? samgr.ConnectAsManager(door, null) : samgr.Connect(door);
        if (result != EC.Success)
        {
            throw new InvalidOperationException($"process {pid} cannot take part in IPC: {EC.NameOf(result)}");
        }

        samgr.Bootstrap();
        return samgr.WaitForBoot(BootStage.ApplicationCompleted, PatienceMs) && samgr.WaitForHandle(PatienceMs)
            ? samgr
            : throw new TimeoutException($"process {pid} has not booted:\n{Log}");
    }

    /// <summary>Looks for a service until it is there, for example <c>system.Find(samgr, TemperatureProxy.Find)</c>.</summary>
    /// <typeparam name="T">The interface of the service.</typeparam>
    /// <param name="samgr">The process that looks.</param>
    /// <param name="find">How it looks: Find of the generated proxy.</param>
    /// <exception cref="TimeoutException">It was not there for 20 seconds; the message holds the log.</exception>
    public T Find<T>(SamgrLite samgr, Func<SamgrLite, T?> find)
        where T : class
    {
        T? found = null;
        return SpinWait.SpinUntil(() => (found = find(samgr)) is not null, PatienceMs)
            ? found!
            : throw new TimeoutException($"no service has the interface {typeof(T).Name}:\n{Log}");
    }

    /// <summary>Stops every process.</summary>
    public void Dispose()
    {
        _processes.ForEach(process => process.Stop());
        _log.Dispose();
    }
}
