using System.Runtime.InteropServices;

namespace Samgr.ProcessHost;

/// <summary>Ties this process to the machine that started it, where the operating system can.</summary>
internal static class ParentDeath
{
    private const int SetParentDeathSignal = 1;
    private const int SigKill = 9;

    /// <summary>Linux kills this process when the machine ends, even while it is stopped.</summary>
    internal static void FollowParent()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = ProcessControl(SetParentDeathSignal, SigKill, 0, 0, 0);
        }
    }

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);
}
