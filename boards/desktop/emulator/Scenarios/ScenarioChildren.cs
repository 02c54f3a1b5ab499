using Samgr.Ability;

namespace Samgr.Emulator.Scenarios;

/// <summary>The child processes that a machine allows.</summary>
public sealed record ScenarioChildren
{
    /// <summary>Whether no process may start children.</summary>
    public bool Disabled { get; init; }

    /// <summary>Children that one process may have at a time.</summary>
    public int PerProcess { get; init; } = ChildProcessLimits.DefaultPerProcess;

    /// <summary>Children in the whole machine at a time.</summary>
    public int Total { get; init; } = ChildProcessLimits.DefaultTotal;

    /// <summary>How long a child may take until it is ready, in milliseconds.</summary>
    public int StartTimeoutMs { get; init; } = 10_000;
}
