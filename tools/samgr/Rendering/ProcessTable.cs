using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

internal static class ProcessTable
{
    private static readonly string[] _headings = ["#PID", "#PARENT", "NAME", "#UID", "STATE", "#RESTARTS", "#UP", "#HANDLE", "#OS PID"];

    public static void Write(IReadOnlyList<ProcessInfo> processes) => TableOutput.Write(_headings, processes.Select(Row));

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
