namespace Samgr.Emulator.TestModules;

/// <summary>What the service of an <see cref="IntruderModule"/> tries.</summary>
public static class IntruderFunction
{
    /// <summary>Connects to a control socket (string), sends a line (string) and returns the answer; "refused" when the connection ends first.</summary>
    public const int AskControl = 1;

    /// <summary>
    /// As <see cref="AskControl"/>, by a process in a session of its own whose parent has ended; it uses a folder (string, third).
    /// </summary>
    public const int AskControlAsOrphan = 2;

    /// <summary>Returns what PR_GET_DUMPABLE says of the process.</summary>
    public const int GetDumpable = 3;

    /// <summary>Opens the memory of a process (int); returns 0 or the system's error.</summary>
    public const int OpenMemory = 4;

    /// <summary>Takes a descriptor (int, second) of a process (int, first); returns 0 or the system's error.</summary>
    public const int TakeDescriptor = 5;

    /// <summary>Returns the user and the group as the operating system knows them.</summary>
    public const int GetSystemUser = 6;

    /// <summary>Starts a process that sleeps, in a session of its own, and whose parent has ended; returns its system id.</summary>
    public const int StartOrphan = 7;
}
