using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

/// <summary>The table of processes.</summary>
internal static class ProcessTable
{
    private static readonly string[] _headings = ["#PID", "#PARENT", "NAME", "#UID", "STATE", "#RESTARTS", "#UP", "#HANDLE", "#OS PID"];

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<ProcessInfo> processes) => TableOutput.Write(_headings, processes.Select(Row));

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<ProcessInfo> processes, Screen screen) => TableOutput.Lines(_headings, processes.Select(Row), screen);

    private static string[] Row(ProcessInfo process) =>
    [
        Cell.Number(process.Pid),
        Cell.Number(process.Parent),
        process.Name,
        Cell.Number(process.Uid),
        process.State,
        Cell.Number(process.Restarts),
        process.UptimeMs > 0 ? Cell.Duration(TimeSpan.FromMilliseconds(process.UptimeMs)) : Cell.None,
        Cell.Address(process.Handle),
        process.OsPid is { } pid ? Cell.Number(pid) : Cell.None,
    ];
}
