namespace Samgr.Emulator.TestModules;

/// <summary>The trouble that the service of a <see cref="TroubleModule"/> makes.</summary>
public static class TroubleFunction
{
    /// <summary>Starts a process that sleeps and holds this one's output open; returns its system id.</summary>
    public const int StartSleeper = 1;

    /// <summary>Starts a sleeper as <see cref="StartSleeper"/> does, in a session of its own and nobody's child; returns its system id.</summary>
    public const int StartDaemon = 2;

    /// <summary>Turns the process into one that sleeps, from a thread that is not its first.</summary>
    public const int BecomeSleeper = 3;

    /// <summary>Reports a milestone (string) a number of times (int).</summary>
    public const int ReportMilestone = 4;

    /// <summary>Asks for an application (string) from a number of threads (int) at once; returns how many were refused, once that many are that are to be (int).</summary>
    public const int SpawnFromThreads = 5;

    /// <summary>Starts a daemon as <see cref="StartDaemon"/> does, without anything in its environment; returns its system id.</summary>
    public const int StartHidden = 7;

    /// <summary>Throws in the handler itself.</summary>
    public const int Throw = 8;

    /// <summary>Calls itself until the stack is full, on a thread of its own.</summary>
    public const int OverflowStack = 9;

    /// <summary>Prints a number of characters (int) without the end of a line.</summary>
    public const int PrintWithoutEnd = 6;
}
