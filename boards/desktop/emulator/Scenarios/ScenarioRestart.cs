namespace Samgr.Emulator.Scenarios;

/// <summary>When a process that ended starts again, and how long init waits first.</summary>
public sealed record ScenarioRestart
{
    /// <summary>When it starts again.</summary>
    public RestartRule Rule { get; init; } = RestartRule.OnFailure;

    /// <summary>The wait before the first restart, in milliseconds; each further one in a row doubles it.</summary>
    public int BackoffMs { get; init; } = 50;

    /// <summary>The longest wait before a restart, in milliseconds.</summary>
    public int MaxBackoffMs { get; init; } = 5000;
}
