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

    public static Argument<string> Process() => new("PROCESS") { Description = "A process by pid or name, as 'samgr ps' shows them" };
}
