using System.Globalization;
using System.Runtime.InteropServices;
using Samgr.Attacks.Modules;

namespace Samgr.Attacks.Tests;

/// <summary>Processes of the system that belong to a machine.</summary>
internal static class SystemProcesses
{
    private const int StopSignal = 19;
    private const int ContinueSignal = 18;

    /// <summary>Waits until none of these is left, and none that came from a machine with that door of its attacker.</summary>
    public static Task ExpectEndAsync(IEnumerable<int> ids, string door)
    {
        int[] left = [];
        return Patience.UntilAsync(
            () =>
            {
                left = [.. ids.Where(IsThere), .. FindOf(door)];
                return Task.FromResult(left.Length == 0);
            },
            () => "no process is left: " + string.Join(", ", left.Select(Describe)),
            TestContext.Current.CancellationToken);
    }

    /// <summary>Stops a process until the result is disposed.</summary>
    public static IDisposable Pause(int id)
    {
        Assert.Equal(0, Send(id, StopSignal));
        return new Resume(id);
    }

    private static string Describe(int id)
        => string.Create(CultureInfo.InvariantCulture, $"{id} {Read(id, "cmdline").Replace('\0', ' ')}");

    private static int[] FindOf(string door) =>
    [
        .. Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && Read(id, "environ").Contains($"{AttackerModule.Variable}={door}\0", StringComparison.Ordinal) && IsThere(id)),
    ];

    // One that has ended and that nobody has waited for yet is no process any more.
    private static bool IsThere(int id)
    {
        string stat = Read(id, "stat");
        return stat.Length > 0 && stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
    }

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

    private sealed class Resume(int id) : IDisposable
    {
        public void Dispose() => _ = Send(id, ContinueSignal);
    }
}
