using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>A process of the machine over all its restarts. Changed by the init thread only.</summary>
internal sealed class EmulatedProcess(ScenarioTask task, int pid, int parent, RestartPolicy restart)
{
    internal ScenarioTask Task { get; } = task;

    internal string Name => Task.Name;

    internal int Pid { get; } = pid;

    internal int Parent { get; } = parent;

    internal RestartPolicy Restart { get; } = restart;

    internal bool HostsSamgr => Task is ScenarioProcess { Samgr: true };

    /// <summary>Whether it is a program, with processes and a samgr of its own inside.</summary>
    internal bool IsProgram => Task is ScenarioProcess { Program: not null };

    internal IReadOnlyList<string> After => Task is ScenarioProcess process ? process.After : [];

    /// <summary>Whether somebody had it started, so that the machine does not need it: an application or a child.</summary>
    internal bool IsOnDemand => Task is not ScenarioProcess;

    /// <summary>Since when it waits for the processes that have to be up before it; null when it does not.</summary>
    internal long? WaitsSince { get; set; }

    /// <summary>How its start goes when it is a child of another process.</summary>
    internal ChildStart? ChildStart => (Task as ChildTask)?.Start;

    internal int Restarts { get; set; }

    internal ProcessStatus Status { get; set; } = ProcessStatus.Waiting;

    /// <summary>The run under way; null between two.</summary>
    internal ProcessRun? Run { get; set; }

    /// <summary>How the last run ended.</summary>
    internal ProcessExit? LastExit { get; set; }

    /// <summary>How often it crashed, was killed, or ended with an exit code that is not 0, unless the machine ended it.</summary>
    internal int Crashes { get; set; }

    /// <summary>Why it cannot run at all, or be started now.</summary>
    internal string? Fault { get; set; }

    /// <summary>How often in a row it could not be started.</summary>
    internal int FailedStarts { get; set; }

    /// <summary>Somebody waits for it to end and start anew; null otherwise.</summary>
    internal RestartRequest? Asked { get; set; }

    /// <summary>Those who asked for it and are told its pid, or a negative code, once it has been started.</summary>
    internal List<Action<int>> Waiting { get; } = [];

    public override string ToString() => $"{Name} (pid {Pid})";
}
