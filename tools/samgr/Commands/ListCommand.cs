using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("list", "Show the services and features that samgr knows", [json], async (parsed, client, cancellation) =>
        {
            IReadOnlyList<ServiceEntry> services = await client.ListServicesAsync(cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(services);
            }
            else
            {
                ServiceTable.Write(services);
            }

            return ExitCode.Success;
        });
    }
}
