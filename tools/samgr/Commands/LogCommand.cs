using System.CommandLine;
using Samgr.Tool.Logs;

namespace Samgr.Tool.Commands;

internal static class LogCommand
{
    public static Command Create()
    {
        Argument<string?> target = new("PROCESS|SERVICE")
        {
            Description = "A process by pid or name, or a service; without it all of the machine",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> follow = new("--follow", "-f") { Description = "Go on with the lines that come, until Ctrl+C or the end of the machine" };
        Option<int?> lines = new("--lines", "-n")
        {
            Description = "The latest so many lines; 10 with --follow otherwise, and all without it",
            HelpName = "N",
            CustomParser = result => TokenParser.One<int?>(result, text => TokenParser.Number(text, "number of lines")),
        };
        Option<int?> level = Level("The lowest level that is shown");
        Option<TimeSpan?> since = new("--since")
        {
            Description = "No older lines than that: 90s, 5m, 2h or 1d",
            HelpName = "TIME",
            CustomParser = result => TokenParser.One<TimeSpan?>(result, text => LogArguments.ParseAge(text)),
        };
        Option<string?> grep = new("--grep", "-g") { Description = "Only lines whose service or text a regular expression finds; small letters find capitals, too", HelpName = "REGEX" };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create(
            "log", "Show the latest log lines of a machine, a process or a service", [target, follow, lines, level, since, grep, json], (parsed, client, cancellation) =>
            {
                LogArguments arguments = new()
                {
                    Target = parsed.GetValue(target),
                    Follows = parsed.GetValue(follow),
                    Lines = parsed.GetValue(lines),
                    Level = parsed.GetValue(level),
                    Since = parsed.GetValue(since),
                    Pattern = parsed.GetValue(grep) is { } pattern ? LogArguments.ParsePattern(pattern) : null,
                    AsJson = parsed.GetValue(json),
                };
                return new LogReading(client, arguments).RunAsync(cancellation);
            });
    }

    public static Option<int?> Level(string description) => new("--level")
    {
        Description = $"{description}: {string.Join(", ", LogArguments.Levels)}",
        HelpName = "LEVEL",
        CustomParser = result => TokenParser.One<int?>(result, text => LogArguments.ParseLevel(text)),
    };
}
