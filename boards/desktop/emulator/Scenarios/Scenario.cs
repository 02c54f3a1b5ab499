using Samgr.Desktop;
using Samgr.Emulator.Gpio;

namespace Samgr.Emulator.Scenarios;

/// <summary>The description of a machine: its processes, the applications they may start, and the rules between them.</summary>
/// <remarks>
/// Immutable, with the records in it: lists are copied. A value out of its range throws an <see cref="ArgumentException"/> with member, value
/// and range where it is set, in the ranges that a scenario file has.
/// </remarks>
public sealed record Scenario
{
    internal const int DefaultSeed = 1;

    /// <summary>The name of the machine.</summary>
    public required string Name { get; init => field = ScenarioRanges.CheckName(value, "Scenario.Name"); }

    /// <summary>The purpose of this scenario, in one sentence.</summary>
    public string? Description { get; init; }

    /// <summary>The processes that init starts and keeps, in the order of the file; none where there are <see cref="Devices"/>.</summary>
    public required IReadOnlyList<ScenarioProcess> Processes { get; init => field = ScenarioRanges.CheckNames(value, "ScenarioProcess.Name"); }

    /// <summary>The applications that a process with the permission "spawn" may start by name.</summary>
    public IReadOnlyList<ScenarioApp> Apps { get; init => field = ScenarioRanges.CheckNames(value, "ScenarioApp.Name"); } = [];

    /// <summary>The policy that says which processes may provide and use a service. Null allows everything, a policy only what its rules say.</summary>
    public ScenarioPolicy? Policy { get; init; }

    /// <summary>When the machine counts as booted.</summary>
    public ScenarioBoot Boot { get; init; } = new();

    /// <summary>The board whose pins the processes may open; null for none.</summary>
    public Board? Board { get; init; }

    /// <summary>The child processes that its processes may have.</summary>
    public ScenarioChildren Children { get; init; } = new();

    /// <summary>
    /// Whether each process has a user of the operating system of its own, so that the system keeps them apart; only a machine
    /// that root runs on Linux can do that.
    /// </summary>
    public bool OsUser { get; init; }

    /// <summary>Limits that differ from their default, by the names of <see cref="SamgrLimits"/>.</summary>
    public IReadOnlyDictionary<string, int> Limits { get; init => field = ScenarioRanges.CheckLimits(value); } = new Dictionary<string, int>();

    /// <summary>The devices, each a machine of its own, in place of processes.</summary>
    public IReadOnlyList<ScenarioDevice> Devices { get; init => field = [.. value]; } = [];

    /// <summary>The links between the devices, at most one between two.</summary>
    public IReadOnlyList<ScenarioLink> Links { get; init => field = [.. value]; } = [];

    /// <summary>The seed of what is drawn for the links, 0 or more.</summary>
    public int Seed { get; init => field = ScenarioRanges.Seed.Check(value, "Scenario.Seed"); } = DefaultSeed;
}
