namespace Samgr.Emulator.Control;

/// <summary>The limits that the two ends of a control connection hold each other to.</summary>
internal static class ControlLimits
{
    /// <summary>Bytes of the longest request: a call with the most arguments that a message holds, each written at its longest.</summary>
    internal const int MaxRequest = 256 * 1024;

    /// <summary>Bytes of the longest answer.</summary>
    internal const int MaxAnswer = 64 * 1024 * 1024;

    /// <summary>Connections in all.</summary>
    internal const int MaxConnections = 64;

    /// <summary>Connections of one process.</summary>
    internal const int MaxOfOne = 16;

    /// <summary>Connections of those who may only show the operator key.</summary>
    internal const int MaxStrangers = 4;

    /// <summary>Milliseconds that a call may wait for its reply.</summary>
    internal const int MaxCallMs = 3_600_000;

    /// <summary>How long a process that is restarted may take until it is up again.</summary>
    internal static TimeSpan RestartPatience { get; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a line may take that has begun, and an answer to be taken.</summary>
    internal static TimeSpan LineTime { get; } = TimeSpan.FromSeconds(10);
}
