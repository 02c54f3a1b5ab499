using System.ComponentModel;
using System.Diagnostics;

namespace Samgr.Emulator.Peers;

/// <summary>Starts a program in a network namespace of its own, in which there is no network: through unshare(1), which becomes it.</summary>
internal static class OwnNetwork
{
    private static readonly string[] _places = ["/usr/bin/unshare", "/bin/unshare", "/usr/sbin/unshare", "/sbin/unshare"];

    /// <summary>Whether the system gives one.</summary>
    internal static bool IsGiven(int timeoutMs)
    {
        ProcessStartInfo start = new("/bin/true") { UseShellExecute = false };
        try
        {
            Wrap(start);
            using Process? process = Process.Start(start);
            return process != null && process.WaitForExit(timeoutMs) && process.ExitCode == 0;
        }
        catch (Exception error) when (error is Win32Exception or MachineException)
        {
            return false;
        }
    }

    /// <summary>Has a program start there.</summary>
    /// <exception cref="MachineException">There is no unshare.</exception>
    internal static void Wrap(ProcessStartInfo start)
    {
        string program = start.FileName;
        start.FileName = Array.Find(_places, File.Exists) ?? throw new MachineException("there is no 'unshare', which gives a process its own network");
        start.ArgumentList.Insert(0, "--net");
        start.ArgumentList.Insert(1, "--");
        start.ArgumentList.Insert(2, program);
    }
}
