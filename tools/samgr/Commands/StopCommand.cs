using System.CommandLine;
using LiteIpc;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Commands;

internal static class StopCommand
{
    public static Command Create() => MachineCommand.Create("stop", "Stop a machine and wait until it has ended", [], async (_, client, cancellation) =>
    {
        try
        {
            await client.StopAsync(cancellation);
            await client.WaitForEndAsync(cancellation);
        }
        catch (ControlException error) when (error.Code == EC.Commu)
        {
            // It ended so soon that it could not answer any more.
            return ExitCode.Success;
        }

        return ExitCode.Success;
    });
}
