using System.CommandLine;

namespace Samgr.Tool.Commands;

internal static class CommonOptions
{
    public static Option<string?> Machine(string description) => new("--machine", "-m")
    {
        Description = description,
        HelpName = "NAME",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for a program to read" };

    public static Argument<int> Pid() => new("PID")
    {
        Description = "A process, as 'samgr ps' shows it",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!int.TryParse(text, out int pid) || pid < 0)
            {
                result.AddError($"'{text}' is no pid; 'samgr ps' shows the pids there are");
            }

            return pid;
        },
    };
}
