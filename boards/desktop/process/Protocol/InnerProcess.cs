using System.Globalization;

namespace Samgr.Emulator.Protocol;

/// <summary>A process within a program, as the program tells of it.</summary>
/// <param name="Pid">Its pid in the program.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">The user it runs as.</param>
/// <param name="Handle">Its handle in the program; 0 for samgr, -1 for none.</param>
/// <param name="IsRunning">Whether it runs.</param>
/// <param name="Restarts">How often it has been started again.</param>
/// <param name="UptimeMs">How long it has been up, in milliseconds.</param>
internal sealed record InnerProcess(int Pid, string Name, int Uid, int Handle, bool IsRunning, int Restarts, long UptimeMs)
{
    /// <summary>How many of a program are told of at most.</summary>
    internal const int MaxShown = 64;

    private const int Values = 7;

    /// <summary>Writes some of them as an answer.</summary>
    internal static string Write(IEnumerable<InnerProcess> processes) => string.Concat(processes.Take(MaxShown).Select(process => QueryRows.Row(
        Text(process.Pid), process.Name, Text(process.Uid), Text(process.Handle), process.IsRunning ? "1" : "0", Text(process.Restarts), Text(process.UptimeMs))));

    /// <summary>Reads an answer; what is none of it is left out.</summary>
    internal static IReadOnlyList<InnerProcess> Read(string rows) =>
        [.. QueryRows.Read(rows).Take(MaxShown).Select(Read).OfType<InnerProcess>()];

    private static InnerProcess? Read(string?[] row)
        => row.Length >= Values && row[1] is { } name
            && TryNumber(row[0], out long pid) && TryNumber(row[2], out long uid) && TryNumber(row[3], out long handle)
            && TryNumber(row[5], out long restarts) && TryNumber(row[6], out long uptime)
            ? new InnerProcess((int)pid, name, (int)uid, (int)handle, row[4] == "1", (int)restarts, uptime)
            : null;

    private static bool TryNumber(string? text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
