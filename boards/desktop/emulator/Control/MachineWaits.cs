using System.Diagnostics;
using System.Globalization;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Control;

/// <summary>The waits of the processes of a machine for each other.</summary>
internal static class MachineWaits
{
    private const int MaxRows = 32;

    /// <summary>A process that does not answer holds the others' lines up no longer than that.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(300);

    /// <summary>All who wait, process by process.</summary>
    internal static async Task<IReadOnlyList<WaitEntry>> ReadAsync(Supervisor init)
    {
        WaitEntry[][] waits = await Task.WhenAll(init.Processes.Select(process => ReadAsync(init, process))).ConfigureAwait(false);
        return [.. waits.SelectMany(wait => wait)];
    }

    /// <summary>The same in words.</summary>
    internal static async Task<string> WriteAsync(Supervisor init)
    {
        string text = string.Concat((await ReadAsync(init).ConfigureAwait(false)).Select(Line));
        return text.Length == 0 ? text : "waits:\n" + text;
    }

    private static async Task<WaitEntry[]> ReadAsync(Supervisor init, EmulatedProcess process)
    {
        if (process.Run?.Connection is not { } connection)
        {
            return [];
        }

        string? rows = await connection.QueryAsync(QueryKind.Waits, string.Empty, _patience).ConfigureAwait(false);
        List<WaitEntry> waits = [];
        foreach (string?[] row in QueryRows.Read(rows ?? string.Empty).Take(MaxRows))
        {
            if (row is [string who, string target, ..] && WaitTracer.Wait(process.Pid, row[2..]) is MachineWait wait)
            {
                int? server = init.Waits.ServerOf(wait) is int pid and >= 0 ? pid : null;
                long since = Math.Max(0, (long)Stopwatch.GetElapsedTime(wait.Since).TotalMilliseconds);
                waits.Add(new WaitEntry(Bounded(who), process.Pid, Bounded(target), server, wait.Function, since));
            }
        }

        return [.. waits];
    }

    private static string Line(WaitEntry wait)
    {
        string server = wait.TargetPid is int pid ? $" (pid {pid})" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture, $"  {wait.Who} (pid {wait.Pid}) waits for {wait.Target}{server}, function {wait.Function}, since {wait.SinceMs} ms\n");
    }

    private static string Bounded(string name) => name.Length > SaName.MaxLength ? name[..SaName.MaxLength] : name;
}
