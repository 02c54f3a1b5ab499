namespace Samgr.Emulator;

/// <summary>The exit codes of a process host.</summary>
internal static class ProcessExitCode
{
    /// <summary>It was told to stop.</summary>
    public const int Stopped = 0;

    /// <summary>An exception ended it.</summary>
    public const int Crashed = 1;

    /// <summary>It was not started by a machine.</summary>
    public const int NoMachine = 64;

    /// <summary>The kernel turned it away or could not be reached.</summary>
    public const int Refused = 65;

    /// <summary>The machine ended, or cut the connection.</summary>
    public const int KernelLost = 66;

    /// <summary>A module cannot be loaded or installed; starting it again would not help.</summary>
    public const int BadModule = 67;

    /// <summary>It could not join liteipc.</summary>
    public const int NoIpc = 68;

    /// <summary>It could not even be started.</summary>
    public const int NotStarted = 69;
}
