using System.Runtime.InteropServices;

namespace Samgr.Emulator;

/// <summary>Keeps other processes of the same user out of this one, where the system can.</summary>
public static partial class ProgramProtection
{
    /// <summary>The environment variable with which a program is left open to debuggers.</summary>
    public const string DebugVariable = "SAMGR_DEBUG";

    private const int SetDumpable = 4;

    /// <summary>
    /// From now on no debugger and no profiler comes in through the door that the .NET runtime has for them; and on Linux no other
    /// process of this user reads the memory of this program or takes its descriptors (PR_SET_DUMPABLE 0), and it leaves no core.
    /// Root still does all that. A program that holds connections of operators, or a machine, calls it first of all. With
    /// SAMGR_DEBUG=1 in the environment it does nothing.
    /// </summary>
    public static void Apply()
    {
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            return;
        }

        // A socket that has no path any more is reached by nobody.
        RuntimeFiles.Remove(Environment.ProcessId);
        if (OperatingSystem.IsLinux())
        {
            _ = ProcessControl(SetDumpable, 0, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);
}
