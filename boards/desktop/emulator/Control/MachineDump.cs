using System.Globalization;
using System.Text;

namespace Samgr.Emulator.Control;

/// <summary>The machine in words.</summary>
internal static class MachineDump
{
    internal static string Write(MachineParts parts, Supervisor init, IReadOnlyList<ProcessInfo> inside)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"machine {parts.Scenario.Name}, transport {parts.Options.Transport}\n");
        text.Append(CultureInfo.InvariantCulture, $"kernel: samgr in pid {parts.Kernel.ContextManagerPid}, ");
        text.Append(CultureInfo.InvariantCulture, $"{parts.Kernel.HandleCount} handles, {parts.Kernel.CallCount} calls under way, {parts.Objects.Count} objects held");
        text.Append(parts.Channels == null ? "\n" : $", {parts.Channels.Count} channels\n");
        WriteShared(text, parts, init);
        foreach (EmulatedProcess process in init.Processes)
        {
            text.Append(CultureInfo.InvariantCulture, $"pid {process.Pid} {process.Name} uid {process.Task.Uid}: ");
            text.Append(CultureInfo.InvariantCulture, $"{process.Status.ToString().ToLowerInvariant()}, {process.Restarts} restarts");
            if (process.Run is { Connection: not null } run)
            {
                text.Append(CultureInfo.InvariantCulture, $", {HandleOf(run.Handle)}, {run.Ipc.PoolUsed} bytes of its pool taken, {run.Ipc.RefusedCount} refusals");
            }

            if (process.Crashes > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", crashes {process.Crashes} (the last: {process.LastExit})");
            }

            if (parts.Log.Counts(process.Pid) is (long warnings, long errors) && warnings + errors > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", errors logged {errors}, warnings logged {warnings}");
            }

            if (process.Run is { Replacements: > 0 } outdated)
            {
                text.Append(CultureInfo.InvariantCulture, $", files replaced {outdated.Replacements}");
            }

            if (process.FailedStarts > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", {process.FailedStarts} failed starts");
            }

            if (process.Run is { IgnoredMilestones: > 0 } reporter)
            {
                text.Append(CultureInfo.InvariantCulture, $", {reporter.IgnoredMilestones} milestones ignored");
            }

            if (process.Run is { RefusedRequests: > 0 } asker)
            {
                text.Append(CultureInfo.InvariantCulture, $", {asker.RefusedRequests} requests to init refused");
            }

            text.Append('\n');
            foreach (ProcessInfo inner in inside.Where(inner => inner.Parent == process.Pid))
            {
                text.Append(CultureInfo.InvariantCulture, $"  pid {inner.Pid} {inner.Name} uid {inner.Uid}: {inner.State}, {inner.Restarts} restarts, {HandleOf(inner.Handle)}\n");
            }
        }

        OutputDump.Append(text, parts);
        return text.ToString();
    }

    private static string HandleOf(int handle) => handle < 0 ? "no handle" : string.Create(CultureInfo.InvariantCulture, $"handle {handle}");

    /// <summary>What the processes share: of each how much is in use, how much there is, and how often a process had no more of its share.</summary>
    private static void WriteShared(StringBuilder text, MachineParts parts, Supervisor init)
    {
        Row(text, "handles", parts.Kernel.HandleCount, Machine.MaxHandles, null);
        Row(text, "calls", parts.Kernel.CallCount, Machine.MaxCalls, parts.Kernel.RefusedCalls);
        Row(text, "objects", parts.Objects.Count, parts.Objects.Capacity, parts.Objects.Refused);
        if (parts.Channels != null)
        {
            Row(text, "channels", parts.Channels.Count, parts.Channels.Capacity, parts.Channels.Refused);
        }

        Row(text, "children", init.Processes.Count(process => process is { ChildStart: not null, Run: not null }), parts.Scenario.Children.Total, null);
        Row(text, "descriptors", parts.Descriptors.Used, parts.Descriptors.Capacity, parts.Descriptors.Refused);
        text.Append(CultureInfo.InvariantCulture, $"  out of descriptors {parts.Descriptors.Lost} times\n");
    }

    private static void Row(StringBuilder text, string name, int used, int capacity, int? refused)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {name} {used}/{capacity}");
        text.Append(refused == null ? "\n" : string.Create(CultureInfo.InvariantCulture, $", refused {refused}\n"));
    }
}
