namespace Samgr.Emulator.Scenarios;

/// <summary>A process that init starts and keeps.</summary>
public sealed record ScenarioProcess : ScenarioTask
{
    /// <summary>The lowest pid a scenario may give: 0 is the kernel and 1 is init.</summary>
    public const int FirstPid = 2;

    /// <summary>The highest pid a scenario may give.</summary>
    public const int LastPid = 32767;

    /// <summary>
    /// The program that it runs in place of modules: the full path of an assembly with an entry point, or the plain name of one
    /// that stands beside the process host. A program brings its own samgr.
    /// </summary>
    public string? Program { get; init; }

    /// <summary>Its pid, <see cref="FirstPid"/> to <see cref="LastPid"/>, kept over restarts.</summary>
    public required int Pid { get; init => field = ScenarioRanges.Pid.Check(value, "ScenarioProcess.Pid"); }

    /// <summary>Whether it hosts samgr at handle 0; exactly one process does.</summary>
    public bool Samgr { get; init; }

    /// <summary>The processes that have to be up before it starts.</summary>
    public IReadOnlyList<string> After { get; init => field = [.. value]; } = [];
}
