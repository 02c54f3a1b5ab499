using System.CommandLine;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class DumpCommand
{
    public static Command Create()
    {
        Argument<string?> target = new("PID|SERVICE")
        {
            Description = "A process or a service; without it the machine as a whole",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("dump", "Show the inside of a machine, a process or a service", [target, json], async (parsed, client, cancellation) =>
        {
            string? name = parsed.GetValue(target);
            string dump = await client.DumpAsync(name, cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { machine = client.Machine, target = name, lines = Lines(dump) });
            }
            else
            {
                TextOutput.Write(Lines(dump));
            }

            return ExitCode.Success;
        });
    }

    private static string[] Lines(string dump) => dump.TrimEnd('\n').Split('\n');
}
