namespace Samgr.Emulator.Scenarios;

/// <summary>A link between two devices of a scenario.</summary>
public sealed record ScenarioLink
{
    /// <summary>The two devices; the first one dials.</summary>
    public required IReadOnlyList<string> Between { get; init => field = [.. value]; }

    /// <summary>How it is protected.</summary>
    public ScenarioLinkSecurity Security { get; init; } = ScenarioLinkSecurity.Tls;

    /// <summary>How long bytes are under way in each direction, from 0 to 60,000 milliseconds.</summary>
    public int DelayMs { get; init => field = ScenarioRanges.LinkMs.Check(value, "ScenarioLink.DelayMs"); }

    /// <summary>Up to how much longer they may be under way, from 0 to 60,000 milliseconds. They stay in order.</summary>
    public int JitterMs { get; init => field = ScenarioRanges.LinkMs.Check(value, "ScenarioLink.JitterMs"); }

    /// <summary>Bytes a second in each direction, 0 or more; 0 for as many as go.</summary>
    public int Bandwidth { get; init => field = ScenarioRanges.Bandwidth.Check(value, "ScenarioLink.Bandwidth"); }

    /// <summary>Whether it is cut at the start.</summary>
    public bool Cut { get; init; }

    /// <summary>Whether it is between two devices, in whatever order.</summary>
    internal bool IsBetween(string one, string other) => (Between[0] == one && Between[1] == other) || (Between[0] == other && Between[1] == one);

    /// <summary>The two devices in words.</summary>
    public override string ToString() => $"{Between[0]} and {Between[1]}";
}
