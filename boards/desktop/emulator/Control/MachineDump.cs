using System.Globalization;
using System.Text;

namespace Samgr.Emulator.Control;

/// <summary>The machine in words.</summary>
internal static class MachineDump
{
    internal static string Write(MachineParts parts, Supervisor init)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"machine {parts.Scenario.Name}, transport {parts.Options.Transport}\n");
        text.Append(CultureInfo.InvariantCulture, $"kernel: samgr in pid {parts.Kernel.ContextManagerPid}, ");
        text.Append(CultureInfo.InvariantCulture, $"{parts.Kernel.HandleCount} handles, {parts.Kernel.CallCount} calls under way, {parts.Objects.Count} objects held");
        text.Append(parts.Channels == null ? "\n" : $", {parts.Channels.Count} channels\n");
        foreach (EmulatedProcess process in init.Processes)
        {
            text.Append(CultureInfo.InvariantCulture, $"pid {process.Pid} {process.Name} uid {process.Task.Uid}: ");
            text.Append(CultureInfo.InvariantCulture, $"{process.Status.ToString().ToLowerInvariant()}, {process.Restarts} restarts");
            if (process.Run is { Connection: not null } run)
            {
                text.Append(CultureInfo.InvariantCulture, $", handle {run.Handle}, {run.Ipc.PoolUsed} bytes of its pool taken");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
