namespace Samgr.Tool;

/// <summary>The exit codes of the command line.</summary>
internal static class ExitCode
{
    /// <summary>The command did what it was asked for.</summary>
    public const int Success = 0;

    /// <summary>The operation failed, for example a call that returned an error code, a check that found something, or a budget that is missed.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or a scenario, project or assembly that it names, is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>The machine did not boot in time.</summary>
    public const int BootTimeout = 3;

    /// <summary>No such machine is running.</summary>
    public const int NotRunning = 4;

    /// <summary>A machine of that name is running already.</summary>
    public const int AlreadyRunning = 5;

    /// <summary>All of them, with what they mean.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Success, "success"),
        (Failed, "the operation failed: a call returned an error code, a check found something, a budget is missed, a build or flashing failed"),
        (BadInput, "the command line, or a scenario, project or assembly that it names, is wrong"),
        (BootTimeout, "the machine did not boot in time; the message names what was missing"),
        (NotRunning, "no such machine is running"),
        (AlreadyRunning, "a machine of that name is running already"),
    ];
}
