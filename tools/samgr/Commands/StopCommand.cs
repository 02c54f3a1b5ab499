using System.CommandLine;

namespace Samgr.Tool.Commands;

internal static class StopCommand
{
    public static Command Create() => MachineCommand.Create("stop", "Stop a machine and wait until it has ended", [], async (_, client, cancellation) =>
    {
        await client.StopAsync(cancellation);
        await client.WaitForEndAsync(cancellation);
        return ExitCode.Success;
    });
}
