using System.Globalization;
using System.Text;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator;

/// <summary>
/// Finds what the processes of a machine have started themselves: it inherits the mark in their environment, also where it
/// has left their session and is nobody's child. Only Linux tells.
/// </summary>
internal static class Strays
{
    private const string Folder = "/proc";
    private const int Passes = 3;
    private const int MaxEnvironment = 128 * 1024;

    /// <summary>Kills every process with a mark that begins so; more than once, as they may start others meanwhile.</summary>
    internal static void Kill(string mark)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        byte[] wanted = Encoding.UTF8.GetBytes(HostEnvironment.Machine + "=" + mark);
        for (int pass = 0; pass < Passes; pass++)
        {
            int[] found = [.. Processes().Where(process => HasMark(process, wanted))];
            Array.ForEach(found, NativeProcess.Kill);
            if (found.Length == 0)
            {
                return;
            }
        }
    }

    private static IEnumerable<int> Processes() => Directory.EnumerateDirectories(Folder)
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process) ? process : 0)
        .Where(process => process > 1 && process != Environment.ProcessId);

    private static bool HasMark(int process, byte[] wanted)
    {
        try
        {
            using FileStream environment = new($"{Folder}/{process}/environ", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            byte[] content = new byte[MaxEnvironment];
            int length = environment.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return content.AsSpan(0, length).IndexOf(wanted) is var place and >= 0 && (place == 0 || content[place - 1] == 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return false;
        }
    }
}
