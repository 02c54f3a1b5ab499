using System.Runtime.InteropServices;

namespace Samgr.Emulator;

/// <summary>Functions of the operating system for processes and signals that .NET does not offer.</summary>
internal static partial class NativeProcess
{
    private const int SigKill = 9;
    private const int NoSuchProcess = 3;

    /// <summary>Kills every process of a group, of which the first process gave the number.</summary>
    internal static void KillGroup(int group)
    {
        // 0 and 1 would be this process's own group, and every process there is.
        if (!OperatingSystem.IsWindows() && group > 1)
        {
            _ = Signal(-group, SigKill);
        }
    }

    internal static void Kill(int process)
    {
        if (!OperatingSystem.IsWindows() && process > 1)
        {
            _ = Signal(process, SigKill);
        }
    }

    /// <summary>Whether a process of that number runs; one that has ended and that nobody has waited for does not.</summary>
    internal static bool Exists(int process)
        => OperatingSystem.IsWindows() || ((Signal(process, 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess) && !IsZombie(process));

    private static bool IsZombie(int process)
    {
        try
        {
            string stat = OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{process}/stat") : string.Empty;
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart() is ['Z' or 'X', ..];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
