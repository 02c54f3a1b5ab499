using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class ClientsCommand
{
    public static Command Create()
    {
        Argument<int> pid = CommonOptions.Pid();
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("clients", "Show the client vector of a process", [pid, json], async (parsed, client, cancellation) =>
        {
            IReadOnlyList<ClientEntry> clients = await client.ListClientsAsync(parsed.GetValue(pid), cancellation);
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
