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
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(await DumpChoice.AskAsync(client, name, subject => client.ReadStateAsync(subject, cancellation), cancellation));
            }
            else
            {
                string text = await DumpChoice.AskAsync(client, name, subject => client.DumpAsync(subject, cancellation), cancellation);
                TextOutput.Write(text.TrimEnd('\n').Split('\n'));
            }

            return ExitCode.Success;
        });
    }
}
