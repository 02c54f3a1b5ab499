using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using LiteIpc;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>Init: starts the processes of a scenario, keeps them up, and ends them. Its methods run on the init thread.</summary>
// One type: start, admission, restart and end of a process are one state machine on one thread.
internal sealed partial class Supervisor : IAdmission
{
    private const int MarkBytes = 8;


    private static readonly TimeSpan _startTurn = TimeSpan.FromSeconds(5);

    private readonly MachineParts _parts;
    private readonly string _kernelSocket;
    private readonly InitThread _thread;
    private readonly SlowWork _slow;
    private readonly string _mark = NewMark();
    private readonly ThreadBlocks _blocks = new();
    private readonly ConcurrentDictionary<string, ProcessRun> _expected = new();
    private readonly List<EmulatedProcess> _processes = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Keeper _keeper;
    private readonly RunJournal _journal;
    private readonly long _start;
    private bool _stopping;

    internal Supervisor(MachineParts parts, string kernelSocket)
    {
        _parts = parts;
        _kernelSocket = kernelSocket;
        _start = parts.Options.Time.GetTimestamp();
        _thread = new InitThread(parts.Options.Time, OnFailed);
        _slow = new SlowWork(OnFailed);
        _journal = new RunJournal(Path.GetDirectoryName(kernelSocket)!, _mark, text => parts.Troubles.Report("journal", text));
        _keeper = new Keeper(_mark, text => parts.Troubles.Report("keeper", text));
        Milestones = new MilestoneTable(parts.Scenario.Boot);
        foreach (ScenarioProcess process in parts.Scenario.Processes)
        {
            _processes.Add(Make(process, process.Pid, WellKnownPid.Init));
        }

        InnerPids = new ProgramPids(() => [.. Processes.Select(process => process.Pid)], FirstFreePid);
        Boot = new BootProgress(parts.Scenario.Boot, _processes);
        Waits = new WaitTracer(parts.Kernel, parts.Channels, FindConnected);
        parts.Kernel.Watch = new MachineWatch(Waits);
    }

    /// <summary>Finds out what holds a call up.</summary>
    internal WaitTracer Waits { get; }

    /// <summary>The pids of the processes within programs.</summary>
    internal ProgramPids InnerPids { get; }

    internal BootProgress Boot { get; }

    internal MilestoneTable Milestones { get; }

    /// <summary>Completed when a stop has ended every process.</summary>
    internal Task Stopped => _stopped.Task;

    /// <summary>Called whenever a process or the boot has come further.</summary>
    internal Action? Changed { get; set; }

    internal void Post(Action work) => _thread.Post(work);

    internal void Start() => _slow.Post(WellKnownPid.Init, () =>
    {
        _journal.Begin();
        _keeper.Start();
        Post(Begin);
    });

    private void Begin()
    {
        foreach (EmulatedProcess process in Processes.Where(process => process.After.Count > 0))
        {
            process.WaitsSince = _parts.Options.Time.GetTimestamp();
            _parts.Log.Init(LogLevel.Info, $"{process} waits for {string.Join(", ", process.After)}", about: process.Pid);
        }

        StartReady();
    }

    /// <summary>The processes; of applications and children those that run or will run again.</summary>
    internal EmulatedProcess[] Processes
    {
        get
        {
            lock (_processes)
            {
                return [.. _processes];
            }
        }
    }

    private (IpcProcess Ipc, ProcessConnection Connection)? FindConnected(int pid)
        => Find(pid)?.Run is { Connection: { } connection, Ipc: { } ipc } ? (ipc, connection) : null;

    internal EmulatedProcess? Find(int pid) => Array.Find(Processes, process => process.Pid == pid);

    internal EmulatedProcess? SamgrHost
        => Array.Find(Processes, process => process.HostsSamgr) ?? Array.Find(Processes, process => process.IsProgram);

    /// <summary>The process that runs as that system process, in words; null when none does.</summary>
    internal string? NameOf(int systemId) => Array.Find(Processes, process => process.Run?.Child?.Id == systemId)?.ToString();

    internal void OnState(ProcessRun run, int state, string detail)
    {
        EmulatedProcess process = run.Process;
        if (process.Run != run)
        {
            return;
        }

        switch (state)
        {
            case ProcessState.Loading:
                process.Status = ProcessStatus.Loading;
                break;
            case ProcessState.Booted:
                process.Status = ProcessStatus.Running;
                EndRestart(process, null);
                ReportBooted(!process.IsOnDemand && Boot.ProcessUp(process));
                StartReady();
                break;
            case ProcessState.Degraded:
                Boot.Fail($"{process} has not all of its services: {detail}");
                EndRestart(process, $"it has not all of its services: {detail}");
                break;
            default:
                break;
        }

        Changed?.Invoke();
    }

    internal void OnMilestone(ProcessRun run, string name)
    {
        _parts.Log.Init(LogLevel.Info, $"milestone '{name}' reached by {run.Process}");
        _parts.Trace?.Write(run.Process.Pid, "milestone", json => json.WriteString("name", name));
        ReportBooted(Boot.MilestoneReached(name));
        Changed?.Invoke();
    }

    internal void OnSpawn(ProcessRun by, string name, Action<int> started)
    {
        ScenarioApp? app = _parts.Scenario.Apps.FirstOrDefault(app => app.Name == name);
        string shown = VisibleText.From(name, ScenarioNames.MaxBytes);
        if (!by.Process.Task.Permissions.Contains(ScenarioTask.SpawnPermission))
        {
            _parts.Log.Init(
                LogLevel.Warn,
                $"{by.Process} may not start '{shown}'; give it \"permissions\": [\"{ScenarioTask.SpawnPermission}\"] in the scenario",
                by.Process.Pid);
            started(EC.Permission);
        }
        else if (app == null || _stopping)
        {
            string known = string.Join(", ", _parts.Scenario.Apps.Select(app => app.Name));
            _parts.Log.Init(LogLevel.Warn, $"{by.Process} asks for '{shown}'; the scenario's apps are: {known}", by.Process.Pid);
            started(EC.NoService);
        }
        else if (Array.Find(Processes, process => process.Task == app) is EmulatedProcess running)
        {
            _parts.Log.Init(LogLevel.Info, $"{running} runs already, {by.Process} need not start it", by.Process.Pid);
            Answer(running, started);
        }
        else
        {
            StartApp(by, app, started);
        }
    }

    private static void Answer(EmulatedProcess process, Action<int> started)
    {
        if (process.Run is { Child: null })
        {
            process.Waiting.Add(started);
        }
        else
        {
            started(process.Pid);
        }
    }

    private void StartApp(ProcessRun by, ScenarioApp app, Action<int> started)
    {
        int pid = NextPid(0);
        if (pid < 0)
        {
            started(EC.NoSpace);
            return;
        }

        EmulatedProcess process = Make(app, pid, by.Process.Pid);
        lock (_processes)
        {
            _processes.Add(process);
        }

        process.Waiting.Add(started);
        Launch(process);
    }

    public void Dispose()
    {
        _thread.Dispose();
        _slow.Dispose();
        _keeper.Dispose();
        _journal.Dispose();
    }

    private static string NewMark()
        => string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}:{Convert.ToHexString(RandomNumberGenerator.GetBytes(MarkBytes))}:");

    private void OnFailed(Exception error)
    {
        _parts.Log.Init(LogLevel.Error, $"init goes on after an error of its own: {error}");
        _parts.Troubles.Report("init", $"init goes on after an error of its own: {error.Message}; see the log");
    }

    private EmulatedProcess Make(ScenarioTask task, int pid, int parent)
        => new(task, pid, parent, new RestartPolicy(task.Restart, _parts.Options.StableAfter));

    private int FirstFreePid => _parts.Scenario.Processes.Max(process => process.Pid) + 1;

    /// <summary>The first free pid behind those of the scenario and behind another one, from the first again after the last; -1 for none.</summary>
    private int NextPid(int after)
    {
        int first = FirstFreePid;
        int pid = after;
        for (int tries = first; tries <= ScenarioProcess.LastPid; tries++)
        {
            pid = pid >= first && pid < ScenarioProcess.LastPid ? pid + 1 : first;
            if (Find(pid) == null && !InnerPids.Has(pid))
            {
                return pid;
            }
        }

        return -1;
    }

    /// <summary>Starts those that may start, a few at a time: many at once take the processor from the kernel that they need.</summary>
    private void StartReady()
    {
        EmulatedProcess[] processes = Processes;
        int free = _stopping ? 0 : _parts.Options.MaxStarts - processes.Count(IsOnItsWayUp);
        foreach (EmulatedProcess process in processes.Where(process => process.Status == ProcessStatus.Waiting && process.After.All(IsUp)).Take(free))
        {
            if (process.WaitsSince is long since)
            {
                process.WaitsSince = null;
                string time = _parts.Options.Time.GetElapsedTime(since).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
                string are = process.After.Count == 1 ? "is" : "are";
                _parts.Log.Init(LogLevel.Info, $"after {time} s {string.Join(", ", process.After)} {are} up for {process}", about: process.Pid);
            }

            Launch(process);
        }
    }

    private static bool IsOnItsWayUp(EmulatedProcess process)
        => process.Run is { TakesTurn: true } && process.Status is ProcessStatus.Starting or ProcessStatus.Loading;

    private void EndTurn(ProcessRun run)
    {
        run.TakesTurn = false;
        StartReady();
    }

    private bool IsUp(string name)
        => Array.Exists(Processes, process => process.Name == name && !process.IsOnDemand && process.Status == ProcessStatus.Running);

    private void ReportBooted(bool booted)
    {
        if (!booted)
        {
            return;
        }

        double elapsed = Math.Round(_parts.Options.Time.GetElapsedTime(_start).TotalMilliseconds);
        _parts.Log.Init(LogLevel.Info, $"machine '{_parts.Scenario.Name}' booted in {elapsed} ms");
        _parts.Trace?.Write(WellKnownPid.Init, "boot", json => json.WriteNumber("ms", elapsed));
    }
}
