using Samgr.Ability;

namespace Samgr.Emulator.Scenarios;

/// <summary>The child processes that a machine allows.</summary>
public sealed record ScenarioChildren
{
    /// <summary>Whether no process may start children.</summary>
    public bool Disabled { get; init; }

    /// <summary>Children that one process may have at a time; 1 or more.</summary>
    public int PerProcess { get; init => field = ScenarioRanges.Children.Check(value, "ScenarioChildren.PerProcess"); } = ChildProcessLimits.DefaultPerProcess;

    /// <summary>Children in the whole machine at a time; 1 or more.</summary>
    public int Total { get; init => field = ScenarioRanges.Children.Check(value, "ScenarioChildren.Total"); } = ChildProcessLimits.DefaultTotal;

    /// <summary>How long a child may take until it is ready, in milliseconds; 1 or more.</summary>
    public int StartTimeoutMs { get; init => field = ScenarioRanges.ChildStartMs.Check(value, "ScenarioChildren.StartTimeoutMs"); } = 10_000;
}
