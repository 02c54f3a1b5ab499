using System.Diagnostics;
using System.Globalization;
using System.Text;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Control;

/// <summary>Who waits for whom in a machine, in words.</summary>
internal static class MachineWaits
{
    private const int MaxRows = 32;

    /// <summary>A process that does not answer holds the others' lines up no longer than that.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(300);

    internal static async Task<string> WriteAsync(Supervisor init)
    {
        string[] texts = await Task.WhenAll(init.Processes.Select(process => WriteAsync(init, process))).ConfigureAwait(false);
        string text = string.Concat(texts);
        return text.Length == 0 ? text : "waits:\n" + text;
    }

    private static async Task<string> WriteAsync(Supervisor init, EmulatedProcess process)
    {
        if (process.Run?.Connection is not { } connection)
        {
            return string.Empty;
        }

        string? rows = await connection.QueryAsync(QueryKind.Waits, string.Empty, _patience).ConfigureAwait(false);
        StringBuilder text = new();
        foreach (string?[] row in QueryRows.Read(rows ?? string.Empty).Take(MaxRows))
        {
            if (row is [string who, string target, ..] && WaitTracer.Wait(process.Pid, row[2..]) is MachineWait wait)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Bounded(who)} (pid {process.Pid}) waits for {Bounded(target)}");
                text.Append(init.Waits.ServerOf(wait) is int pid and >= 0 ? $" (pid {pid})" : string.Empty);
                text.Append(CultureInfo.InvariantCulture, $", function {wait.Function}, since {Math.Max(0, (long)Stopwatch.GetElapsedTime(wait.Since).TotalMilliseconds)} ms\n");
            }
        }

        return text.ToString();
    }

    internal static string Bounded(string name) => name.Length > SaName.MaxLength ? name[..SaName.MaxLength] : name;
}
