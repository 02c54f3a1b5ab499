using System.Collections.Concurrent;
using System.Security.Cryptography;
using LiteIpc;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Log;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>Init: starts the processes of a scenario, keeps them up, and ends them. Its methods run on the init thread.</summary>
internal sealed partial class Supervisor : IAdmission
{
    private const int TokenBytes = 16;
    private const int DrainMs = 500;

    private readonly MachineParts _parts;
    private readonly string _kernelSocket;
    private readonly InitThread _thread;
    private readonly ThreadBlocks _blocks = new();
    private readonly ConcurrentDictionary<string, ProcessRun> _expected = new();
    private readonly List<EmulatedProcess> _processes = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _milestones = [];
    private readonly long _start;
    private bool _stopping;

    internal Supervisor(MachineParts parts, string kernelSocket)
    {
        _parts = parts;
        _kernelSocket = kernelSocket;
        _start = parts.Options.Time.GetTimestamp();
        _thread = new InitThread(parts.Options.Time);
        foreach (ScenarioProcess process in parts.Scenario.Processes)
        {
            _processes.Add(Make(process, process.Pid, WellKnownPid.Init));
        }

        Boot = new BootProgress(parts.Scenario.Boot, _processes);
    }

    internal BootProgress Boot { get; }

    /// <summary>Completed when a stop has ended every process.</summary>
    internal Task Stopped => _stopped.Task;

    /// <summary>Called whenever a process or the boot has come further.</summary>
    internal Action? Changed { get; set; }

    internal void Post(Action work) => _thread.Post(work);

    internal void Start() => Post(StartReady);

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
                ReportBooted(!process.IsOnDemand && Boot.ProcessUp(process));
                StartReady();
                break;
            case ProcessState.Degraded:
                Boot.Fail($"{process} has not all of its services: {detail}");
                break;
            default:
                break;
        }

        Changed?.Invoke();
    }

    internal void OnMilestone(ProcessRun run, string name)
    {
        if (!_milestones.Add(name))
        {
            return;
        }

        _parts.Log.Init(LogLevel.Info, $"milestone '{name}' reached by {run.Process}");
        _parts.Trace?.Write(run.Process.Pid, "milestone", json => json.WriteString("name", name));
        ReportBooted(Boot.MilestoneReached(name));
        Changed?.Invoke();
    }

    internal void OnSpawn(ProcessRun by, string name, Action<int> started)
    {
        ScenarioApp? app = _parts.Scenario.Apps.FirstOrDefault(app => app.Name == name);
        if (!by.Process.Task.Permissions.Contains(ScenarioTask.SpawnPermission))
        {
            _parts.Log.Init(
                LogLevel.Warn,
                $"{by.Process} may not start '{name}'; give it \"permissions\": [\"{ScenarioTask.SpawnPermission}\"] in the scenario");
            started(EC.Permission);
        }
        else if (app == null || _stopping)
        {
            string known = string.Join(", ", _parts.Scenario.Apps.Select(app => app.Name));
            _parts.Log.Init(LogLevel.Warn, $"{by.Process} asks for '{name}'; the scenario's apps are: {known}");
            started(EC.NoService);
        }
        else if (Array.Find(Processes, process => process.Task == app) is EmulatedProcess running)
        {
            _parts.Log.Init(LogLevel.Info, $"{running} runs already, {by.Process} need not start it");
            started(running.Pid);
        }
        else
        {
            started(StartApp(by, app));
        }
    }

    private int StartApp(ProcessRun by, ScenarioApp app)
    {
        int pid = NextPid(0);
        if (pid < 0)
        {
            return EC.NoSpace;
        }

        EmulatedProcess process = Make(app, pid, by.Process.Pid);
        lock (_processes)
        {
            _processes.Add(process);
        }

        Launch(process);
        return process.Run == null ? EC.Failure : process.Pid;
    }

    public void Dispose() => _thread.Dispose();

    private EmulatedProcess Make(ScenarioTask task, int pid, int parent)
        => new(task, pid, parent, new RestartPolicy(task.Restart, _parts.Options.StableAfter));

    /// <summary>The first free pid behind those of the scenario and behind another one, from the first again after the last; -1 for none.</summary>
    private int NextPid(int after)
    {
        int first = _parts.Scenario.Processes.Max(process => process.Pid) + 1;
        int pid = after;
        for (int tries = first; tries <= ScenarioProcess.LastPid; tries++)
        {
            pid = pid >= first && pid < ScenarioProcess.LastPid ? pid + 1 : first;
            if (Find(pid) == null)
            {
                return pid;
            }
        }

        return -1;
    }

    private void StartReady()
    {
        foreach (EmulatedProcess process in Processes)
        {
            if (!_stopping && process.Status == ProcessStatus.Waiting && process.After.All(IsUp))
            {
                Launch(process);
            }
        }
    }

    private bool IsUp(string name)
        => Array.Exists(Processes, process => process.Name == name && !process.IsOnDemand && process.Status == ProcessStatus.Running);

    private void Launch(EmulatedProcess process)
    {
        string token = Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenBytes));
        ProcessRun run = new(process, token, _blocks.Take(), _parts, this);
        _expected[token] = run;
        process.Run = run;
        process.Status = ProcessStatus.Starting;
        _parts.Trace?.Write(process.Pid, "spawn", json =>
        {
            json.WriteString("name", process.Name);
            json.WriteNumber("parent", process.Parent);
        });
        _parts.Log.Init(LogLevel.Info, $"start {process.Name}: pid {process.Pid}, uid {process.Task.Uid}, parent {process.Parent}");
        if (process.Task.Debug)
        {
            _parts.Log.Init(LogLevel.Warn, $"{process} is under \"debug\": every process of its system user can look into it and act as it");
        }

        try
        {
            run.Started(ChildProcess.Start(
                _parts.Options.ProcessHostPath ?? ChildProcess.DefaultHostPath,
                _kernelSocket,
                token,
                (process.Task as ChildTask)?.OwnFolder,
                process.Task.Debug,
                _parts.Users,
                process.Pid,
                (stream, line) => _parts.Log.Write(LogLevel.Info, process.Pid, run.FirstThread, stream, line),
                () => OnExited(run)));
        }
        catch (MachineException error)
        {
            run.NotStarted();
            Forget(run);
            process.Status = ProcessStatus.Ended;
            process.Fault = error.Message;
            _parts.Log.Init(LogLevel.Error, error.Message);
            if (process.ChildStart == null)
            {
                Boot.Fail(error.Message);
            }
        }

        Changed?.Invoke();
    }

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
