using System.Device.Gpio.Backend;
using LiteIpc;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator;

/// <summary>One run of an emulated process, from its start to its end.</summary>
internal sealed class ProcessRun(EmulatedProcess process, string token, int firstThread, MachineParts parts, Supervisor init) : IProcessOwner
{
    private readonly object _gate = new();
    private readonly ProcessPins? _pins = parts.Board == null ? null : new ProcessPins(parts.Board.Bank, process.Name, process.Pid);
    private readonly TaskCompletionSource<int> _systemId = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IpcProcess? _ipc;
    private TraceLine? _exit;
    private bool _isOver;
    private volatile bool _watchesChildren;

    internal EmulatedProcess Process { get; } = process;

    internal string Token { get; } = token;

    internal int FirstThread { get; } = firstThread;

    internal long StartedAt { get; } = parts.Options.Time.GetTimestamp();

    internal ChildProcess? Child { get; private set; }

    internal ProcessConnection? Connection { get; private set; }

    /// <summary>Why this process cannot run at all, as it reported itself.</summary>
    internal string? Fault { get; private set; }

    public IpcProcess Ipc => _ipc!;

    internal int Handle => _ipc is { IsOpen: true } ? parts.Kernel.HandleOf(_ipc) : SvcIdentity.InvalidHandle;

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

    internal void Started(ChildProcess child)
    {
        Child = child;
        _systemId.SetResult(child.Id);
    }

    internal void NotStarted() => _systemId.TrySetResult(0);

    /// <summary>Whether it runs as that system process; waits, for a while, until it is started.</summary>
    internal bool IsSystemProcess(int id, int timeoutMs) => id > 0 && _systemId.Task.Wait(timeoutMs) && _systemId.Task.Result == id;

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
            _exit ??= parts.Trace?.Reserve();
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
        => ThreadBlocks.Check(FirstThread, claimed);

    void IProcessOwner.Log(int level, int tid, string tag, string text) => parts.Log.Write(level, Process.Pid, tid, tag, text);

    void IProcessOwner.Trace(int kind, string service, string? feature, int first, int second, int third)
        => WriteTrace(new TraceSource(null, Process.Pid), kind, service, feature, first, second, third);

    void IProcessOwner.ProgramTrace(TraceSource source, int kind, string service, string? feature, int first, int second, int third)
    {
        if (!Process.IsProgram)
        {
            throw new ProtocolException("it holds no other processes");
        }

        WriteTrace(source, kind, service, feature, first, second, third);
    }

    void IProcessOwner.State(int state, string detail)
    {
        if (state == ProcessState.Faulty)
        {
            Fault = detail;
            parts.Log.Init(LogLevel.Error, $"{Process} cannot run: {detail}");
            return;
        }

        init.Post(() => init.OnState(this, state, detail));
    }

    int IProcessOwner.Pin(int op, int pin, int value, ConnectionOutput output) => _pins?.Handle(op, pin, value, output) ?? PinResult.NoBoard;

    void IProcessOwner.Milestone(string name) => init.Post(() => init.OnMilestone(this, name));

    void IProcessOwner.Spawn(string name, Action<int> started) => init.Post(() => init.OnSpawn(this, name, started));

    void IProcessOwner.StartChild(ChildRequest request, Action<int> accepted)
        => init.Post(() => init.OnStartChild(this, request, accepted));

    void IProcessOwner.KillChild(int pid, Action<int> killed) => init.Post(() => init.OnKillChild(this, pid, killed));

    void IProcessOwner.WatchChildren(bool isWatched) => _watchesChildren = isWatched;

    void IProcessOwner.ChildReady(int code, int handle, int token)
    {
        if (Process.ChildStart == null)
        {
            throw new ProtocolException("it is nobody's child");
        }

        Process.ChildStart.Ready(code, Ipc, handle, token);
    }

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
        if (parts.Trace != null && !ProcessEvents.Write(parts.Trace, source, kind, service, feature, first, second, third))
        {
            throw new ProtocolException($"there is no trace event {kind}");
        }
    }
}
