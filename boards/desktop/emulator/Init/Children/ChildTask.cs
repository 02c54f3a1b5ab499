using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>A process that another one has started as its child. It is never started again.</summary>
internal sealed record ChildTask : ScenarioTask
{
    /// <summary>How its start goes, and who is told.</summary>
    internal required ChildStart Start { get; init; }

    /// <summary>The folders in which its library is looked for; empty for the one of the process host.</summary>
    internal required IReadOnlyList<string> Folders { get; init; }

    internal required int StartTimeoutMs { get; init; }

    /// <summary>Its own working directory; null when it shares that of the machine.</summary>
    internal required string? OwnFolder { get; init; }
}
