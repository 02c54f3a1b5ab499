using System.Device.Gpio.Backend;
using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Ability;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Output;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator;

/// <summary>One run of an emulated process, from its start to its end.</summary>
internal sealed class ProcessRun(EmulatedProcess process, string token, string mark, int firstThread, MachineParts parts, Supervisor init) : IProcessOwner
{
    private const int MaxDetail = 4096;

    private readonly object _gate = new();
    private readonly WaitReports _waits = new(init.Waits);
    private readonly ProcessPins? _pins = parts.Board == null ? null : new ProcessPins(parts.Board.Bank, process.Name, process.Pid);
    private volatile ChildProcess? _child;
    private IpcProcess? _ipc;
    private readonly InitShare _share = new(init);
    private OutputLine? _exit;
    private readonly LastWords _lastWords = new();
    private volatile string? _crash;
    private int _ignoredMilestones;
    private int _replacements;
    private bool _isOver;
    private volatile bool _watchesChildren;

    internal EmulatedProcess Process { get; } = process;

    internal string Token { get; } = token;

    /// <summary>The mark that its environment carries, and that of all that it starts.</summary>
    internal string Mark { get; } = mark;

    /// <summary>Whether it is to end as soon as its start is through. Belongs to init.</summary>
    internal bool IsUnwanted { get; private set; }

    /// <summary>
    /// Whether it takes one of the turns of processes on their way up: those of the scenario do, for a while at most, and what others have
    /// started does not. Belongs to init.
    /// </summary>
    internal bool TakesTurn { get; set; } = !process.IsOnDemand;

    /// <summary>Milestones that it reported and may not report.</summary>
    internal int IgnoredMilestones => Volatile.Read(ref _ignoredMilestones);

    /// <summary>Requests to init that were refused as it had too many waiting.</summary>
    internal int RefusedRequests => _share.Refusals;

    internal int FirstThread { get; } = firstThread;

    internal long StartedAt { get; } = parts.Options.Time.GetTimestamp();

    internal ChildProcess? Child => _child;

    internal ProcessConnection? Connection { get; private set; }

    /// <summary>Why this process cannot run at all, as it reported itself.</summary>
    internal string? Fault { get; private set; }

    /// <summary>The cause of its end, as it said itself or its runtime printed; null while that is not known.</summary>
    internal string? Crash => _crash ?? _lastWords.Text;

    /// <summary>How often it reported that files which it was loaded from have been replaced.</summary>
    internal int Replacements => Volatile.Read(ref _replacements);

    public IpcProcess Ipc => _ipc!;

    /// <summary>The handle that it was given last: 0 for samgr, -1 for none.</summary>
    internal int Handle => _ipc is not { IsOpen: true } ? SvcIdentity.InvalidHandle
        : parts.Kernel.ContextManagerPid == _ipc.Pid ? SvcIdentity.SamgrHandle
        : _ipc.NewestHandle == 0 ? SvcIdentity.InvalidHandle
        : _ipc.NewestHandle;

    /// <summary>Whether it is dead as far as the others are concerned.</summary>
    internal bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _isOver;
            }
        }
    }

    /// <summary>Whether it is told of children that end.</summary>
    internal bool WatchesChildren => _watchesChildren;

    internal TimeSpan Uptime => parts.Options.Time.GetElapsedTime(StartedAt);

    /// <summary>Its process is there, and has no token yet.</summary>
    internal void Started(ChildProcess child) => _child = child;

    internal void NotStarted() => _child = null;

    /// <summary>Takes a line that it has printed. For one thread of each stream at a time.</summary>
    internal void Printed(string stream, string line)
    {
        bool isError = stream == ChildProcess.ErrorStream;
        if (isError)
        {
            _lastWords.Take(line);
        }

        parts.Log.Write(isError ? LogLevel.Warn : LogLevel.Info, Process.Pid, FirstThread, stream, line);
    }

    /// <summary>Whether it runs as that system process. This is known before the process has its token, so nobody waits for it.</summary>
    internal bool IsSystemProcess(int id) => id > 0 && _child?.Id == id;

    /// <summary>Kills it, also when its start is still under way. Belongs to init.</summary>
    internal void End()
    {
        IsUnwanted = true;
        Child?.Kill();
    }

    /// <summary>Takes its connection in.</summary>
    internal bool Attach(ProcessConnection connection)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return false;
            }

            _ipc = parts.Kernel.CreateProcess(Process.Pid, Process.Task.Uid, Process.Task.Gid);
            Connection = connection;
            return _ipc != null;
        }
    }

    /// <summary>The process is dead as far as the others are concerned: they are told now.</summary>
    internal void CloseIpc()
    {
        IpcProcess? ipc;
        lock (_gate)
        {
            _isOver = true;
            _exit ??= parts.Trace?.Reserve(Process.Pid);
            ipc = _ipc;
        }

        ipc?.Close();
        _pins?.Close();
    }

    internal void TraceExit(ProcessExit exit)
    {
        if (_exit == null)
        {
            return;
        }

        parts.Trace?.Fill(_exit, Process.Pid, "exit", json =>
        {
            json.WriteNumber("uid", Process.Task.Uid);
            if (exit.Signal is int signal)
            {
                json.WriteNumber("signal", signal);
            }
            else
            {
                json.WriteNumber("code", exit.Code ?? 0);
            }
        });
    }

    DescriptorBudget IProcessOwner.Descriptors => parts.Descriptors;

    ChannelTable? IProcessOwner.Channels => parts.Channels;

    void IProcessOwner.AbandonChannel(int id, string reason)
    {
        if (parts.Channels?.Abandon(Ipc, id) == true)
        {
            parts.Log.Write(LogLevel.Warn, "kernel", $"{Process} uses channel {id} no more: {reason}");
        }
    }

    void IProcessOwner.WriteConfiguration(FrameWriter frame)
        => ConfigurationBuilder.Build(parts, Process, FirstThread).Write(frame);

    int IProcessOwner.FirstThread => FirstThread;

    int IProcessOwner.CheckThread(int claimed)
        => ThreadBlock.Check(FirstThread, claimed);

    void IProcessOwner.Log(int level, int tid, string tag, string text) => parts.Log.Write(level, Process.Pid, tid, tag, text);

    void IProcessOwner.Trace(int kind, string service, string? feature, int first, int second, int third)
        => WriteTrace(new TraceSource(null, Process.Pid), kind, service, feature, first, second, third);

    void IProcessOwner.ProgramTrace(TraceSource source, int kind, string service, string? feature, int first, int second, int third)
    {
        if (!Process.IsProgram)
        {
            throw new ProtocolException("it holds no other processes");
        }

        WriteTrace(source with { Pid = init.InnerPids.Show(Process.Pid, source.Pid) }, kind, service, feature, first, second, third);
    }

    void IProcessOwner.State(int state, string detail)
    {
        string told = VisibleText.From(detail, MaxDetail);
        if (state == ProcessState.Crashed)
        {
            _crash ??= told;
            return;
        }

        if (state == ProcessState.Outdated)
        {
            Interlocked.Increment(ref _replacements);
            parts.Log.Init(LogLevel.Warn, $"{Process}: {told}; 'samgr kill {Process.Pid}' ends it", Process.Pid);
            return;
        }

        if (!_share.TakeState())
        {
            return;
        }

        if (state == ProcessState.Faulty)
        {
            Fault = told;
            parts.Log.Init(LogLevel.Error, $"{Process} cannot run: {detail}", Process.Pid);
            return;
        }

        init.Post(() => init.OnState(this, state, told));
    }

    int IProcessOwner.Pin(int op, int pin, int value, ConnectionOutput output) => _pins?.Handle(op, pin, value, output) ?? PinResult.NoBoard;

    void IProcessOwner.Milestone(string name)
    {
        if (init.Milestones.FindProblem(Process, name) is string problem)
        {
            if (Interlocked.Increment(ref _ignoredMilestones) == 1)
            {
                string shown = VisibleText.From(name, ScenarioNames.MaxBytes);
                parts.Log.Init(LogLevel.Warn, $"{Process} reports the milestone '{shown}', which is ignored: {problem}; more of that is only counted", Process.Pid);
            }
        }
        else if (init.Milestones.Reach(name))
        {
            init.Post(() => init.OnMilestone(this, name));
        }
    }

    void IProcessOwner.Spawn(string name, Action<int> started) => _share.Ask(answer => init.OnSpawn(this, name, answer), started);

    void IProcessOwner.StartChild(ChildRequest request, Action<int> accepted) => _share.Ask(
        answer => init.OnStartChild(this, request, answer),
        code =>
        {
            if (code == EC.NoSpace)
            {
                request.Descriptors.Close();
            }

            accepted(code == EC.NoSpace ? ChildProcessError.Busy : code);
        });

    void IProcessOwner.KillChild(int pid, Action<int> killed)
        => _share.Ask(answer => init.OnKillChild(this, pid, answer), code => killed(code == EC.NoSpace ? ChildProcessError.Busy : code));

    void IProcessOwner.WatchChildren(bool isWatched) => _watchesChildren = isWatched;

    void IProcessOwner.ChildReady(int code, int handle, int token)
    {
        if (Process.ChildStart == null)
        {
            throw new ProtocolException("it is nobody's child");
        }

        Process.ChildStart.Ready(code, Ipc, handle, token);
    }

    void IProcessOwner.Waiting(int id, CallAddress address, int function, int timeoutMs, long since)
        => _waits.Look(
            new MachineWait(Process.Pid, id, address, function, since), timeoutMs, (code, text) => Connection?.Output.TryWaitReport(id, code, text));

    void IProcessOwner.Violated(string reason)
    {
        parts.Log.Write(LogLevel.Error, "kernel", $"{Process} broke the protocol and is killed: {reason}");
        Child?.Kill();
    }

    void IProcessOwner.Detached()
    {
        CloseIpc();
        init.Post(() => init.OnDetached(this));
    }

    private void WriteTrace(TraceSource source, int kind, string service, string? feature, int first, int second, int third)
    {
        parts.Trace?.WaitForRoom(Process.Pid);
        if (parts.Trace != null && !ProcessEvents.Write(parts.Trace, source, kind, service, feature, first, second, third))
        {
            throw new ProtocolException($"there is no trace event {kind}");
        }
    }
}
