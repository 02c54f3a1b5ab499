namespace Samgr.Emulator.Scenarios;

/// <summary>When a process that ended starts again, and how long init waits first.</summary>
public sealed record ScenarioRestart
{
    /// <summary>When it starts again.</summary>
    public RestartRule Rule { get; init; } = RestartRule.OnFailure;

    /// <summary>The wait before the first restart, in milliseconds, 0 or more; each further one in a row doubles it.</summary>
    public int BackoffMs { get; init => field = ScenarioRanges.BackoffMs.Check(value, "ScenarioRestart.BackoffMs"); } = 50;

    /// <summary>The longest wait before a restart, in milliseconds; 0 or more, and not below <see cref="BackoffMs"/>.</summary>
    public int MaxBackoffMs { get; init => field = ScenarioRanges.BackoffMs.Check(value, "ScenarioRestart.MaxBackoffMs"); } = 5000;

    /// <summary>The record, whose members fit together.</summary>
    internal ScenarioRestart Checked()
    {
        new NumberRange(BackoffMs).Check(MaxBackoffMs, "ScenarioRestart.MaxBackoffMs");
        return this;
    }
}
