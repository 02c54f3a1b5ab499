using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class PsCommand
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("ps", "Show the processes of a running machine", [json], async (parsed, client, cancellation) =>
        {
            IReadOnlyList<ProcessInfo> processes = await client.ListProcessesAsync(cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(processes);
            }
            else
            {
                ProcessTable.Write(processes);
            }

            return ExitCode.Success;
        });
    }
}
