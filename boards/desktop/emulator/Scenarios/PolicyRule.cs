namespace Samgr.Emulator.Scenarios;

/// <summary>A rule that says which processes may provide and which may use one service or one feature of it.</summary>
public sealed record PolicyRule
{
    /// <summary>The service it is about.</summary>
    public required string Service { get; init; }

    /// <summary>The feature it is about; null for the service itself and every feature without rules of its own.</summary>
    public string? Feature { get; init; }

    /// <summary>The processes that may register it: none where it is empty; null where the rule does not say.</summary>
    public IReadOnlyList<PolicySubject>? Provide { get; init => field = value is null ? null : [.. value]; }

    /// <summary>The processes that may look it up and call it: none where it is empty; null where the rule does not say.</summary>
    public IReadOnlyList<PolicySubject>? Use { get; init => field = value is null ? null : [.. value]; }
}
