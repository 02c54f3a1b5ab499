using System.Collections.Concurrent;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Desktop;

namespace Samgr.Testing;

/// <summary>
/// Processes of SAMgr Lite within the test's own process, over the in-memory driver: as on a board. Quick to start, and services
/// can be debugged; for processes that are killed and restarted there is <see cref="TestMachine"/>.
/// </summary>
/// <remarks>Any thread may start processes. Disposing the system stops them all.</remarks>
public sealed class TestSystem : IDisposable
{
    private const int FirstUid = 1000;
    private const int RetryMs = 1;

    private readonly ConcurrentDictionary<SamgrLite, IpcProcess> _drivers = [];
    private readonly ConcurrentStack<SamgrLite> _processes = [];
    private readonly Func<SamgrAdapter> _newAdapter;
    private int _lastPid;

    /// <summary>Makes a system without processes.</summary>
    /// <param name="maxHandles">Handles that its kernel keeps at one time; 1 or more.</param>
    /// <param name="maxCalls">Two-way calls under way at one time; 1 or more.</param>
    /// <param name="maxObjects">Objects that are given out at one time; 1 or more.</param>
    /// <param name="adapter">Makes the adapter of each process; null for those of the desktop.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public TestSystem(
        int maxHandles = IpcLimits.DefaultMaxHandles,
        int maxCalls = IpcLimits.DefaultMaxCalls,
        int maxObjects = ObjectTable.DefaultMaxObjects,
        Func<SamgrAdapter>? adapter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxHandles, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCalls, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxObjects, 1);
        _newAdapter = adapter ?? (() => new DesktopAdapter());
        Kernel = new IpcKernel(Log, maxHandles, maxCalls);
        Objects = ObjectTable.AddTo(Kernel, maxObjects);
    }

    /// <summary>The kernel of all processes.</summary>
    public IpcKernel Kernel { get; }

    /// <summary>The objects that processes have given each other.</summary>
    public ObjectTable Objects { get; }

    /// <summary>The log lines of all processes, each with its level in front: "3 samgr: text".</summary>
    public TestLog Log { get; } = new();

    /// <summary>Boots a process; the first one of a system hosts samgr.</summary>
    /// <param name="modules">Its services.</param>
    /// <returns>The process's samgr, to look for services with. It is stopped with this system.</returns>
    /// <exception cref="TimeoutException">It did not boot in time; the message holds the log.</exception>
    public SamgrLite Start(params ServiceModule[] modules)
    {
        void Install(SamgrLite samgr) => Array.ForEach(modules, module => module.Install(samgr));
        SamgrLite samgr = _drivers.IsEmpty ? StartManager(install: Install) : StartProcess(install: Install);
        Patience.Until(() => samgr.Handle > 0, () => "samgr has registered the process; the log:\n" + Log.Text);
        return samgr;
    }

    /// <summary>Boots the process that hosts samgr.</summary>
    /// <param name="pid">Its number; 0 for the next free one.</param>
    /// <param name="uid">Its user; negative for one of its own.</param>
    /// <param name="policy">The policy that says which processes may provide and use a service; null allows everything.</param>
    /// <param name="install">Registers its services, before it boots.</param>
    /// <param name="configure">Changes its options.</param>
    /// <param name="connected">Runs when it is connected to the kernel and has not booted.</param>
    /// <exception cref="TimeoutException">It did not boot in time; the message holds the log.</exception>
    public SamgrLite StartManager(
        int pid = 0,
        int uid = -1,
        PolicyTable? policy = null,
        Action<SamgrLite>? install = null,
        Action<SamgrOptions>? configure = null,
        Action<SamgrLite>? connected = null)
        => Boot(Begin(pid, uid, install, configure, connected, (samgr, driver) => samgr.ConnectAsManager(driver, policy)));

    /// <summary>Boots a process beside the one that hosts samgr.</summary>
    /// <param name="pid">Its number; 0 for the next free one.</param>
    /// <param name="uid">Its user; negative for one of its own.</param>
    /// <param name="install">Registers its services, before it boots.</param>
    /// <param name="configure">Changes its options.</param>
    /// <param name="door">Puts a double, such as a <see cref="TestDriver"/>, before its driver.</param>
    /// <param name="connected">Runs when it is connected to the kernel and has not booted.</param>
    /// <exception cref="TimeoutException">It did not boot in time; the message holds the log.</exception>
    public SamgrLite StartProcess(
        int pid = 0,
        int uid = -1,
        Action<SamgrLite>? install = null,
        Action<SamgrOptions>? configure = null,
        Func<IIpcDriver, IIpcDriver>? door = null,
        Action<SamgrLite>? connected = null)
        => Boot(BeginProcess(pid, uid, install, configure, door, connected));

    /// <summary>As <see cref="StartProcess"/>, without waiting for its boot.</summary>
    public SamgrLite BeginProcess(
        int pid = 0,
        int uid = -1,
        Action<SamgrLite>? install = null,
        Action<SamgrOptions>? configure = null,
        Func<IIpcDriver, IIpcDriver>? door = null,
        Action<SamgrLite>? connected = null)
        => Begin(pid, uid, install, configure, connected, (samgr, driver) => samgr.Connect(door == null ? driver : door(driver)));

    /// <summary>Boots a process without IPC.</summary>
    /// <exception cref="TimeoutException">It did not boot in time; the message holds the log.</exception>
    public SamgrLite StartLocal(Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
    {
        SamgrLite samgr = Create("local", install, configure);
        samgr.Bootstrap();
        return Boot(samgr);
    }

    /// <summary>Makes a process without IPC that has not been booted.</summary>
    public SamgrLite Create(string name = "local", Action<SamgrLite>? install = null, Action<SamgrOptions>? configure = null)
    {
        SamgrOptions options = new() { Name = name, Log = Log, Adapter = _newAdapter(), RegisterRetryMs = RetryMs };
        configure?.Invoke(options);
        SamgrLite samgr = new(options);
        _processes.Push(samgr);
        install?.Invoke(samgr);
        return samgr;
    }

    /// <summary>The kernel's side of a process, to be killed by closing it.</summary>
    public IpcProcess DriverOf(SamgrLite samgr) => _drivers[samgr];

    /// <summary>Whether a log line holds a text.</summary>
    public bool Logged(string part) => Log.Contains(part);

    /// <summary>Looks for a service until it is there, for example <c>system.Find(samgr, TemperatureProxy.Find)</c>.</summary>
    /// <typeparam name="T">The interface of the service.</typeparam>
    /// <param name="samgr">The process that looks.</param>
    /// <param name="find">How it looks: Find of the generated proxy.</param>
    /// <exception cref="TimeoutException">It was not there in time; the message holds the log.</exception>
    public T Find<T>(SamgrLite samgr, Func<SamgrLite, T?> find)
        where T : class
    {
        T? found = null;
        Patience.Until(() => (found = find(samgr)) is not null, () => $"a service has the interface {typeof(T).Name}; the log:\n{Log.Text}");
        return found!;
    }

    /// <summary>Waits until a service is there, for example <c>system.Find(samgr, TemperatureProxy.WaitFor)</c>: samgr tells when it arrives.</summary>
    /// <typeparam name="T">The interface of the service.</typeparam>
    /// <param name="samgr">The process that waits.</param>
    /// <param name="waitFor">How it waits: WaitFor of the generated proxy.</param>
    /// <exception cref="TimeoutException">It was not there in time; the message holds the log.</exception>
    public T Find<T>(SamgrLite samgr, Func<SamgrLite, int, T> waitFor)
        where T : class
    {
        try
        {
            return waitFor(samgr, Patience.LimitMs);
        }
        catch (ServiceException error) when (error.Code == EC.Timeout)
        {
            throw new TimeoutException($"{error.Message}; the log:\n{Log.Text}", error);
        }
    }

    /// <summary>Stops every process, the last one first.</summary>
    public void Dispose()
    {
        while (_processes.TryPop(out SamgrLite? process))
        {
            process.Stop();
        }

        Log.Dispose();
    }

    private SamgrLite Begin(
        int pid,
        int uid,
        Action<SamgrLite>? install,
        Action<SamgrOptions>? configure,
        Action<SamgrLite>? connected,
        Func<SamgrLite, IIpcDriver, int> connect)
    {
        int number = pid > 0 ? pid : Interlocked.Increment(ref _lastPid);
        int user = uid >= 0 ? uid : FirstUid + number;
        SamgrLite samgr = Create("p" + number, install, configure);
        IpcProcess driver = Kernel.CreateProcess(number, user, user)
            ?? throw new ArgumentException($"there is a process {number} already; give another pid", nameof(pid));
        _drivers[samgr] = driver;
        int result = connect(samgr, driver);
        if (result != EC.Success)
        {
            throw new InvalidOperationException($"process {number} cannot take part in IPC: {EC.NameOf(result)}");
        }

        connected?.Invoke(samgr);
        samgr.Bootstrap();
        return samgr;
    }

    private SamgrLite Boot(SamgrLite samgr)
    {
        Patience.Until(
            () => samgr.WaitForBoot(BootStage.ApplicationCompleted, MachineTime.TickMs),
            () => "the process has booted; the log:\n" + Log.Text);
        return samgr;
    }
}
