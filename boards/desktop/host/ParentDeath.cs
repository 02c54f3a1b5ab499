using System.Globalization;
using System.Runtime.InteropServices;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Ties this process to the machine that started it, where the operating system can.</summary>
internal static class ParentDeath
{
    private const int SetParentDeathSignal = 1;
    private const int SigKill = 9;

    /// <summary>
    /// Begins a session of its own, by which the machine finds what this process starts, and has Linux kill this process when
    /// the machine ends, even while it is stopped.
    /// </summary>
    /// <returns>False when the machine has ended before.</returns>
    internal static bool FollowParent()
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        _ = BeginSession();
        if (OperatingSystem.IsLinux())
        {
            _ = ProcessControl(SetParentDeathSignal, SigKill, 0, 0, 0);
        }

        // A machine that ended before the signal was asked for sends none: then the parent is another one already.
        return Machine() is not int machine || GetParent() == machine;
    }

    private static int? Machine()
    {
        string mark = Environment.GetEnvironmentVariable(HostEnvironment.Machine) ?? string.Empty;
        int end = mark.IndexOf(':', StringComparison.Ordinal);
        return end > 0 && int.TryParse(mark.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out int machine) ? machine : null;
    }

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);

    [DllImport("libc", EntryPoint = "setsid")]
    private static extern int BeginSession();

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParent();
}
