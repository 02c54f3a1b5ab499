namespace Samgr.Boards;

/// <summary>How often a board application does what it does, in milliseconds.</summary>
public sealed class BoardTimes
{
    /// <summary>Between two changes of the heartbeat LED.</summary>
    public int HeartbeatMs { get; set; } = 500;

    /// <summary>Between two pings of the watchdog.</summary>
    public int WatchMs { get; set; } = 1000;

    /// <summary>How long a call may take before its service counts as stuck.</summary>
    public int DeadlineMs { get; set; } = 1000;

    /// <summary>Between two looks at the free memory, each of which runs the garbage collector.</summary>
    public int MemoryMs { get; set; } = 60_000;

    /// <summary>How long the board may take to boot before it says so and goes on.</summary>
    public int BootMs { get; set; } = 10_000;
}
