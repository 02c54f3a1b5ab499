namespace Samgr.Emulator.TestModules;

/// <summary>What the service of a <see cref="ProbeModule"/> can do.</summary>
public static class ProbeFunction
{
    /// <summary>Returns pid, tid, uid and gid of the caller.</summary>
    public const int WhoAmI = 1;

    /// <summary>Logs "NAME blocks" and never returns.</summary>
    public const int Block = 2;

    /// <summary>Returns the string it is given.</summary>
    public const int Echo = 3;

    /// <summary>Ends the process with an exit code.</summary>
    public const int Exit = 4;

    /// <summary>Throws on a thread of its own.</summary>
    public const int Crash = 5;

    /// <summary>Starts an application by name; returns what init answers.</summary>
    public const int Spawn = 6;

    /// <summary>Calls a function (int) of a service (string, first) with a string, through a proxy that is kept; returns the result and what the function returned.</summary>
    public const int Call = 7;

    /// <summary>Sends one-way echoes of a size (int) to a service (string, first) until one is refused; returns the refusal and how many went.</summary>
    public const int Flood = 8;

    /// <summary>Calls the echo of a service (string, first) until it is refused, size (int) of the echoes; returns the refusal and how many calls went.</summary>
    public const int Storm = 10;

    /// <summary>Opens a file (string), deletes it and has a service (string, first) read it a number of times (int), each time through a file descriptor; returns the last result and text.</summary>
    public const int ShareFile = 11;

    /// <summary>Returns the text of the file that a file descriptor in the message leads to.</summary>
    public const int ReadFile = 12;

    /// <summary>Returns how many file descriptors the process has.</summary>
    public const int CountDescriptors = 13;

    /// <summary>Takes a message with a file descriptor and does not read it.</summary>
    public const int IgnoreFile = 14;

    /// <summary>Writes a line to stdout.</summary>
    public const int Print = 9;
}
