using System.Net.Sockets;
using LiteIpc;
using LiteIpc.Kit;
using LiteIpc.Link;
using Samgr.Emulator.Control;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Links;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator;

/// <summary>
/// A running machine: the kernel, init, and the processes of a scenario, each an operating-system process of its own.
/// Whatever way it ends, no process, socket or file is left.
/// </summary>
public sealed class Machine : IDisposable
{
    internal const int MaxHandles = 1024;
    internal const int MaxCalls = 1024;

    private static readonly TimeSpan _lastWait = TimeSpan.FromSeconds(10);

    private readonly MachineFolder _folder;
    private readonly MachineParts _parts;
    private readonly Supervisor _init;
    private readonly KernelListener? _listener;
    private readonly ControlServer? _control;
    private readonly Operators _operators;
    private readonly MachineLinks? _links;
    private int _disposed;

    /// <summary>Makes a machine, which takes its name in the runtime directory. Nothing runs before <see cref="Start"/>.</summary>
    /// <param name="scenario">The processes, applications and policy of the machine.</param>
    /// <param name="options">The options beside the scenario.</param>
    /// <exception cref="MachineException">
    /// It is already running, its runtime directory cannot be used, or the transport does not work here.
    /// </exception>
    public Machine(Scenario scenario, MachineOptions options)
    {
        if (scenario.Devices.Count > 0)
        {
            throw new MachineException($"'{scenario.Name}' is {scenario.Devices.Count} devices, each a machine of its own; run it with 'samgr run', or run the scenario of one");
        }

        if (options.Transport == Transport.Channel && !Transports.HasChannels)
        {
            throw new MachineException("channels need Linux 5.1 or later on x64 or arm64; use the transport socket");
        }

        bool isProgram = ProgramLinks.Holder(scenario) != null;
        if (isProgram && options.Links != null)
        {
            ProgramLinks.Check(scenario, options.Links);
        }

        SystemUsers? users = SystemUsers.Claim(scenario, options.ProcessHostPath ?? ChildProcess.DefaultHostPath);
        _folder = TakeFolder(scenario, options, users);
        Troubles troubles = new(options.Errors ?? Console.Error);
        MachineLog log = new(options.Log, options.LogLevel, options.Time, text => troubles.Report("log", text), options.LogFile);
        TraceWriter? trace = options.Trace == null ? null : new TraceWriter(options.Trace, options.Time, text => troubles.Report("trace", text));
        MachineBoard? board = scenario.Board == null
            ? null
            : new MachineBoard(scenario.Board, options.Time, trace, options.Waves, text => troubles.Report("wave forms", text));
        IpcKernel kernel = new(log, MaxHandles, MaxCalls);
        ObjectTable objects = ObjectTable.AddTo(kernel);
        ChannelTable? channels = options.Transport == Transport.Channel ? ChannelTable.AddTo(kernel, objects) : null;
        DescriptorBudget descriptors = DescriptorBudget.ForThisProcess(text => log.Write(LogLevel.Error, "kernel", text));
        channels?.Short = descriptors.Lose;
        _parts = new MachineParts(scenario, options, kernel, objects, channels, descriptors, log, trace, board, troubles) { Users = users };
        _init = new Supervisor(_parts, _folder.KernelSocket);
        _init.Changed = () => Changed?.Invoke(this, EventArgs.Empty);
        _operators = new Operators(_init.NameOf);
        _links = options.Links == null || isProgram ? null : new MachineLinks(kernel, options.Links, log);
        try
        {
            _listener = new KernelListener(_folder.KernelSocket, _parts.Kernel, _init);
            _control = new ControlServer(_folder.ControlSocket, new ControlCommands(_parts, _init, _links), _operators, log, options.Time);
        }
        catch (SocketException error)
        {
            Close();
            throw new MachineException($"machine '{scenario.Name}' cannot have its sockets: {error.Message}");
        }

        AppDomain.CurrentDomain.ProcessExit += OnProgramExit;
        Orphans.Take();
        if (_folder.WasStale)
        {
            log.Init(LogLevel.Warn, "removed the sockets of a run that had crashed");
        }
    }

    private static MachineFolder TakeFolder(Scenario scenario, MachineOptions options, SystemUsers? users)
    {
        MachineFolder? folder = null;
        try
        {
            folder = MachineFolder.Take(RuntimeDirectory.Locate(options.RuntimeDirectory), scenario.Name);
            if (users != null)
            {
                folder.Remember(users.Folder);
            }

            return folder;
        }
        catch
        {
            folder?.Dispose();
            users?.Dispose();
            throw;
        }
    }

    /// <summary>A process or the boot has come further. Raised on init's thread, which the handler must not hold up.</summary>
    public event EventHandler? Changed;

    /// <summary>The milestones and processes that the boot still waits for, in words; empty once the machine is booted.</summary>
    public IReadOnlyList<string> Missing => _init.Boot.Missing;

    /// <summary>The processes.</summary>
    public IReadOnlyList<ProcessInfo> Processes => ProcessTable.Read(_init);

    /// <summary>
    /// The key that makes an operator of a process that this program, or a process of the machine, has started: given to its
    /// samgr as SAMGR_OPERATOR_KEY. A reader of the key controls the machine, so nobody else should read it.
    /// </summary>
    public string OperatorKey => _operators.Key;

    /// <summary>Completed once the machine has been stopped and every process has ended.</summary>
    public Task Stopped => _init.Stopped;

    /// <summary>Opens the machine's sockets and starts its processes.</summary>
    /// <exception cref="MachineException">The sockets cannot be opened.</exception>
    public void Start()
    {
        try
        {
            _listener!.Start();
            _control!.Start();
            _links?.Start();
        }
        catch (SocketException error)
        {
            throw new MachineException($"the sockets of machine '{_parts.Scenario.Name}' cannot be opened in '{Path.GetDirectoryName(_folder.KernelSocket)}': {error.Message}");
        }

        _init.Start();
    }

    /// <summary>Waits until every process is up and every milestone reached.</summary>
    /// <exception cref="MachineException">The machine cannot boot: the message says why.</exception>
    public Task WaitForBootAsync(CancellationToken cancellation = default) => _init.Boot.Completed.WaitAsync(cancellation);

    /// <summary>Kills a process, as SIGKILL does; its restart rule applies.</summary>
    /// <returns>False when no process with that pid runs.</returns>
    public bool Kill(int pid) => _init.Kill(pid);

    /// <summary>
    /// Lets other devices in than those of <see cref="LinkSettings.Paired"/>: the link of one that is missing ends at once. For one thread at a time; a machine
    /// without links ignores it.
    /// </summary>
    /// <param name="paired">The devices.</param>
    public void SetDevices(IReadOnlyList<LinkPeer> paired) => _links?.Set(paired);

    /// <summary>Tells every process to end; those that do not are killed after a while. See <see cref="Stopped"/>.</summary>
    public void Stop() => _init.Stop();

    /// <summary>Ends the machine at once if it has not been stopped before.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        AppDomain.CurrentDomain.ProcessExit -= OnProgramExit;
        _init.Abort();
        _init.Stopped.Wait(_lastWait);
        Close();
        Orphans.Release();
    }

    /// <summary>Each step is taken, whatever comes of those before it.</summary>
    private void Close()
    {
        Try(() => _parts.Board?.Dispose());
        Try(_parts.Log.Ring.Close);
        Try(() => _control?.Close());
        Try(() => _listener?.Dispose());
        Try(() => _links?.Dispose());
        Try(_init.Dispose);
        Try(() => _parts.Trace?.Dispose());
        Try(_parts.Log.Dispose);
        Try(() => _parts.Users?.Dispose());
        Try(_folder.Dispose);
        Try(() => _control?.Dispose());
        Try(_parts.Troubles.Dispose);
    }

    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException)
        {
            _parts.Troubles.Report("end", $"machine '{_parts.Scenario.Name}' may leave something behind: {error.Message}");
        }
    }

    private void OnProgramExit(object? sender, EventArgs arguments) => Dispose();
}
