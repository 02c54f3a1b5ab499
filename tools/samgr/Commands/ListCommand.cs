using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Tool.Interfaces;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<bool> verbose = new("--verbose", "-v") { Description = "Show the interface of each, with its functions" };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("list", "Show the services and features that samgr knows", [verbose, json], async (parsed, client, cancellation) =>
        {
            IReadOnlyList<ServiceEntry> services = await client.ListServicesAsync(cancellation);
            bool asJson = parsed.GetValue(json);
            if (parsed.GetValue(verbose))
            {
                InterfaceTable.Write(await DescribedService.ReadAsync(client, services, cancellation), asJson);
            }
            else if (asJson)
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
