using System.CommandLine;

namespace Samgr.Tool.Commands;

internal static class CommonOptions
{
    public static Option<string?> Machine(string description) => new("--machine", "-m")
    {
        Description = description,
        HelpName = "NAME",
    };

    /// <summary>Stands before or behind any command that asks a machine.</summary>
    public static Option<string?> Device { get; } = new("--device", "-d")
    {
        Description = "The device that is meant, of a scenario of several",
        HelpName = "NAME",
        Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for a program to read" };

    public static Option<string?> Packages(string description) => new("--packages")
    {
        Description = description,
        HelpName = "DIR",
    };

    public static Argument<string> Process() => new("PROCESS") { Description = "A process by pid or name, as 'samgr ps' shows them" };
}
