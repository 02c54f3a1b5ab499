using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Samgr.Emulator.Output;
using Samgr.Tool.Commands;

namespace Samgr.Tool.Usage;

/// <summary>A command line that is wrong, and the right one.</summary>
internal static class UsageProblem
{
    /// <summary>The first mistake of a command line in one line, which names the right use; null when there is none.</summary>
    public static string? Find(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string? problem = OfUnknown(parsed, command) ?? (AsksForHelp(parsed) ? null : OfMissing(parsed, command) ?? OfDevice(parsed, command) ?? OfRest(parsed));
        if (problem is null)
        {
            return null;
        }

        return WithHelp(problem, CommandPath.Of(command));
    }

    /// <summary>A problem in one line, with where to read on. One that ends with a question is followed by a sentence.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="path">The command, as <see cref="CommandPath.Of"/> says it.</param>
    public static string WithHelp(string problem, string path) =>
        VisibleText.From(problem.ReplaceLineEndings(" ")) + (problem.EndsWith('?') ? " S" : "; s") + $"ee 'samgr {Prefix(path)}--help'";

    private static string Prefix(string path) => path.Length == 0 ? "" : path + " ";

    private static bool AsksForHelp(ParseResult parsed) =>
        CommandPath.Options(parsed.CommandResult.Command).Any(option => option is HelpOption or VersionOption && parsed.GetResult(option) is { Implicit: false });

    private static string? OfUnknown(ParseResult parsed, Command command)
    {
        if (UnknownOption(parsed) is { } option)
        {
            string[] known = [.. CommandPath.Options(command).Select(one => one.Name)];
            return $"{Named(command)} has no option '{option}'; {Advise(option, known, "it has ")}";
        }

        if (parsed.UnmatchedTokens.Count == 0)
        {
            return null;
        }

        string token = parsed.UnmatchedTokens[0];
        if (command.Subcommands.Count == 0 || command.Arguments.Count > 0)
        {
            return $"'{token}' is one argument too many: {CommandPath.Usage(command)}";
        }

        string path = Prefix(CommandPath.Of(command));
        string? nearest = NearestName.Find(token, CommandPath.Visible(command).Select(one => one.Name));
        return nearest is null
            ? $"there is no command 'samgr {path}{token}'; {Choices(command)}"
            : $"there is no command 'samgr {path}{token}'; did you mean 'samgr {path}{nearest}'?";
    }

    private static string? OfMissing(ParseResult parsed, Command command)
    {
        if (command.Action is null && command.Subcommands.Count > 0)
        {
            return $"the command is missing; {Choices(command)}";
        }

        foreach (OptionResult option in parsed.CommandResult.Children.OfType<OptionResult>())
        {
            if (!option.Implicit && option.Tokens.Count < option.Option.Arity.MinimumNumberOfValues)
            {
                return $"{option.Option.Name} lacks its value: {CommandPath.Usage(option.Option)}";
            }
        }

        foreach (Argument argument in command.Arguments)
        {
            int given = parsed.GetResult(argument)?.Tokens.Count ?? 0;
            if (given < argument.Arity.MinimumNumberOfValues && !argument.HasDefaultValue)
            {
                return $"{argument.Name} is missing: {CommandPath.Usage(command)}";
            }
        }

        return command.Options.FirstOrDefault(option => option.Required && parsed.GetResult(option) is null or { Implicit: true }) is { } missing
            ? $"{CommandPath.Usage(missing)} is missing: {CommandPath.Usage(command)}"
            : null;
    }

    private static string? OfDevice(ParseResult parsed, Command command) =>
        !CommandPath.AsksMachine(command) && parsed.GetResult(CommonOptions.Device) is { Implicit: false }
            ? $"{Named(command)} asks no machine, so it takes no {CommonOptions.Device.Name}"
            : null;

    private static string? OfRest(ParseResult parsed)
    {
        OptionResult? repeated = parsed.CommandResult.Children.OfType<OptionResult>()
            .FirstOrDefault(option => option.IdentifierTokenCount > 1 && option.Option.Arity.MaximumNumberOfValues <= 1);
        return repeated is not null
            ? $"{repeated.Option.Name} is given {repeated.IdentifierTokenCount} times; give it once"
            : parsed.Errors.FirstOrDefault()?.Message;
    }

    // An unknown option becomes an argument where one may stand.
    private static string? UnknownOption(ParseResult parsed)
    {
        foreach (Token token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
            {
                return null;
            }

            bool isLong = token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal);
            bool isShort = token.Value.Length > 1 && token.Value[0] == '-' && !char.IsDigit(token.Value[1]) && parsed.UnmatchedTokens.Contains(token.Value);
            if (token.Type == TokenType.Argument && (isLong || isShort) && !IsValue(parsed, token))
            {
                return token.Value;
            }
        }

        return null;
    }

    private static bool IsValue(ParseResult parsed, Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));

    private static string Named(Command command) => $"'samgr{(CommandPath.Of(command) is { Length: > 0 } path ? " " + path : "")}'";

    private static string Choices(Command command) => $"there are {string.Join(", ", CommandPath.Visible(command).Select(one => one.Name))}";

    private static string Advise(string typed, IReadOnlyList<string> known, string all) =>
        NearestName.Find(typed, known) is { } nearest ? $"did you mean {nearest}?" : all + string.Join(", ", known);
}
