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

    public static Option<string?> Packages(string description) => new("--packages")
    {
        Description = description,
        HelpName = "DIR",
    };

    public static Argument<int> Pid() => new("PID")
    {
        Description = "The pid of a process, as 'samgr ps' shows it",
        CustomParser = result => TokenParser.One(result, text => TokenParser.Number(text, "pid")),
    };
}
