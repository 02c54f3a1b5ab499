namespace Samgr.Emulator.Scenarios;

/// <summary>When a machine counts as booted.</summary>
public sealed record ScenarioBoot
{
    /// <summary>The steps that its processes have to report; without any, all processes have to be up.</summary>
    public IReadOnlyList<string> Milestones { get; init => field = [.. value]; } = [];

    /// <summary>The processes and apps that may report a milestone, by its name; any may report one that is not in here.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Reporters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How long the boot may take, in milliseconds; 1 or more.</summary>
    public int TimeoutMs { get; init => field = ScenarioRanges.BootMs.Check(value, "ScenarioBoot.TimeoutMs"); } = 30_000;
}
