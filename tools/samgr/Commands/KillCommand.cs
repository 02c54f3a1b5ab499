using System.CommandLine;
using Samgr.Tool.Choosing;

namespace Samgr.Tool.Commands;

internal static class KillCommand
{
    public static Command Create()
    {
        Argument<string> process = CommonOptions.Process();
        return MachineCommand.Create("kill", "Kill a process, as SIGKILL does; its restart rule applies", [process], async (parsed, client, cancellation) =>
        {
            await client.KillAsync(await ProcessChoice.FindAsync(client, parsed.GetValue(process)!, cancellation), cancellation);
            return ExitCode.Success;
        });
    }
}
