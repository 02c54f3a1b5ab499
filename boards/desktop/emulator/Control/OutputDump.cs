using System.Globalization;
using System.Text;
using Samgr.Emulator.Log;

namespace Samgr.Emulator.Control;

/// <summary>Log, trace and wave forms of a machine, and the troubles it goes on with, in words.</summary>
internal static class OutputDump
{
    internal static void Append(StringBuilder text, MachineParts parts)
    {
        string lines = string.Join(", ", parts.Log.LeftOut.Select(process => string.Create(CultureInfo.InvariantCulture, $"pid {process.Pid}: {process.Lines}")));
        Append(text, "log", parts.Log.Fault, lines.Length == 0 ? "no line left out" : "lines left out: " + lines);
        if (parts.Log.File is { } file)
        {
            Append(text, "log file", file.Fault, Count(file.LeftOut, "lines left out"));
        }

        LogRing ring = parts.Log.Ring;
        string pushedOut = string.Join(", ", ring.Lost.Select(process => string.Create(CultureInfo.InvariantCulture, $"pid {process.Pid}: {process.Lines}")));
        text.Append(CultureInfo.InvariantCulture, $"log kept: {ring.Count}/{LogRing.MaxLines} lines, {ring.Used}/{LogRing.MaxCharacters} characters; ");
        text.Append(pushedOut.Length == 0 ? "none pushed out\n" : $"lines pushed out: {pushedOut}\n");
        if (parts.Trace != null)
        {
            Append(text, "trace", parts.Trace.Fault, Count(parts.Trace.LeftOut, "events left out"));
        }

        if (parts.Board?.Waves != null)
        {
            Append(text, "wave forms", parts.Board.Waves.Fault, Count(parts.Board.Waves.LeftOut, "changes left out"));
        }

        foreach ((string trouble, int count) in parts.Troubles.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"trouble: {trouble} ({count} times)\n");
        }
    }

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");

    private static void Append(StringBuilder text, string name, string? fault, string count)
        => text.Append(name).Append(": ").Append(fault == null ? "written" : "stopped, " + fault).Append("; ").Append(count).Append('\n');
}
