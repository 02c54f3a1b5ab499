using System.CommandLine;
using Samgr.Tool.Choosing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class DumpCommand
{
    public static Command Create()
    {
        Argument<string?> target = new("PROCESS|SERVICE")
        {
            Description = "A service by name, or a process by pid or name; without it the machine as a whole",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("dump", "Show the inside of a machine, a process or a service", [target, json], async (parsed, client, cancellation) =>
        {
            string? name = parsed.GetValue(target);
            string? subject = await DumpChoice.FindAsync(client, name, cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(await client.ReadStateAsync(subject, cancellation));
            }
            else
            {
                TextOutput.Write((await client.DumpAsync(subject, cancellation)).TrimEnd('\n').Split('\n'));
            }

            return ExitCode.Success;
        });
    }
}
