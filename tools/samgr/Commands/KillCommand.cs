using System.CommandLine;

namespace Samgr.Tool.Commands;

internal static class KillCommand
{
    public static Command Create()
    {
        Argument<int> pid = CommonOptions.Pid();
        return MachineCommand.Create("kill", "Kill a process, as SIGKILL does; its restart rule applies", [pid], async (parsed, client, cancellation) =>
        {
            await client.KillAsync(parsed.GetValue(pid), cancellation);
            return ExitCode.Success;
        });
    }
}
