using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Tool.Choosing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class ClientsCommand
{
    public static Command Create()
    {
        Argument<string> process = CommonOptions.Process();
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("clients", "Show the client vector of a process", [process, json], async (parsed, client, cancellation) =>
        {
            int pid = await ProcessChoice.FindAsync(client, parsed.GetValue(process)!, cancellation);
            IReadOnlyList<ClientEntry> clients = await client.ListClientsAsync(pid, cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(clients);
            }
            else
            {
                ClientTable.Write(clients);
            }

            return ExitCode.Success;
        });
    }
}
