namespace Samgr.Emulator.Scenarios;

/// <summary>A closed world: everything that no rule allows is refused.</summary>
public sealed record ScenarioPolicy
{
    /// <summary>The rules; a service or feature may have several.</summary>
    public required IReadOnlyList<PolicyRule> Rules { get; init => field = [.. value]; }
}
