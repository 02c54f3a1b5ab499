using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class PinListCommand
{
    public static Command Create(string name)
    {
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create(name, "Show the pins of the board", [json], async (parsed, client, cancellation) =>
        {
            IReadOnlyList<PinInfo> pins = await client.ListPinsAsync(cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(pins);
            }
            else
            {
                PinTable.Write(pins);
            }

            return ExitCode.Success;
        });
    }
}
