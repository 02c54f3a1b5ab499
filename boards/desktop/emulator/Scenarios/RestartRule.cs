namespace Samgr.Emulator.Scenarios;

/// <summary>When a process that ended starts again.</summary>
public enum RestartRule
{
    /// <summary>However it ended ("always").</summary>
    Always,

    /// <summary>When a signal ended it or its exit code was not 0 ("on-failure").</summary>
    OnFailure,

    /// <summary>It does not ("never").</summary>
    Never,
}
