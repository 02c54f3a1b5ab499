using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Tool.Choosing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class RestartCommand
{
    public static Command Create()
    {
        Argument<string> process = CommonOptions.Process();
        return MachineCommand.Create("restart", "End a process and start it anew, whatever its restart rule says", [process], async (parsed, client, cancellation) =>
        {
            int pid = await ProcessChoice.FindAsync(client, parsed.GetValue(process)!, cancellation);
            ProcessInfo restarted = await client.RestartAsync(pid, cancellation);
            TextOutput.Write([$"{restarted.Name} (pid {restarted.Pid}) is {restarted.State} again; restart {restarted.Restarts}"]);
            return ExitCode.Success;
        });
    }
}
