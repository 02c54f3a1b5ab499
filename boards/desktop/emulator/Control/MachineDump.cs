using System.Globalization;
using System.Text;

namespace Samgr.Emulator.Control;

/// <summary>The machine in words.</summary>
internal static class MachineDump
{
    internal static string Write(MachineSnapshot machine, MachineParts parts, IReadOnlyList<ProcessInfo> inside)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"machine {machine.Machine}, transport {machine.Transport}\n");
        text.Append(CultureInfo.InvariantCulture, $"kernel: samgr in pid {machine.SamgrPid}\n");
        foreach (SharedTable table in machine.Shared)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {table.Name} {table.Used}/{table.Capacity}");
            text.Append(table.Refused == null ? "\n" : string.Create(CultureInfo.InvariantCulture, $", refused {table.Refused}\n"));
        }

        text.Append(CultureInfo.InvariantCulture, $"  out of descriptors {machine.DescriptorsLost} times\n");
        foreach (ProcessCounters process in machine.Processes)
        {
            Append(text, process);
            foreach (ProcessInfo inner in inside.Where(inner => inner.Parent == process.Pid))
            {
                text.Append(CultureInfo.InvariantCulture, $"  pid {inner.Pid} {inner.Name} uid {inner.Uid}: {inner.State}, {inner.Restarts} restarts, {HandleOf(inner.Handle)}\n");
            }
        }

        OutputDump.Append(text, parts);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ProcessCounters process)
    {
        text.Append(CultureInfo.InvariantCulture, $"pid {process.Pid} {process.Name} uid {process.Uid}: {process.State}, {process.Restarts} restarts");
        if (process.Handle is int handle)
        {
            text.Append(CultureInfo.InvariantCulture, $", {HandleOf(handle)}, {process.PoolUsed} bytes of its pool taken, {process.Refusals} refusals");
        }

        Append(text, process.Crashes, $", crashes {process.Crashes} (the last: {process.LastExit})");
        Append(text, process.WarningsLogged + process.ErrorsLogged, $", errors logged {process.ErrorsLogged}, warnings logged {process.WarningsLogged}");
        Append(text, process.FilesReplaced, $", files replaced {process.FilesReplaced}");
        Append(text, process.FailedStarts, $", {process.FailedStarts} failed starts");
        Append(text, process.IgnoredMilestones, $", {process.IgnoredMilestones} milestones ignored");
        Append(text, process.RefusedRequests, $", {process.RefusedRequests} requests to init refused");
        text.Append('\n');
    }

    private static void Append(StringBuilder text, long count, FormattableString words)
        => text.Append(count > 0 ? words.ToString(CultureInfo.InvariantCulture) : string.Empty);

    private static string HandleOf(int handle) => handle < 0 ? "no handle" : string.Create(CultureInfo.InvariantCulture, $"handle {handle}");
}
