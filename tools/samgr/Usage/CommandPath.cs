using System.CommandLine;

namespace Samgr.Tool.Usage;

/// <summary>How a command is written.</summary>
internal static class CommandPath
{
    private const string Device = "--device";
    private const string Machine = "--machine";
    private const string Run = "run";

    /// <summary>The words that name it, without the program's own: empty for the program, such as <c>pin read</c> otherwise.</summary>
    public static string Of(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Of(parent)} {command.Name}".TrimStart() : "";

    /// <summary>The subcommands that are shown.</summary>
    public static IEnumerable<Command> Visible(Command command) => command.Subcommands.Where(one => !one.Hidden);

    /// <summary>The options that it takes, by name; those of the program that hold everywhere last.</summary>
    public static IEnumerable<Option> Options(Command command)
    {
        IEnumerable<Option> inherited = command.Parents.OfType<Command>().SelectMany(Options)
            .Where(option => option.Recursive && (option.Name != Device || AsksMachine(command)));
        return command.Options.Where(option => !option.Hidden).OrderBy(option => option.Name, StringComparer.Ordinal)
            .Concat(inherited).Distinct();
    }

    /// <summary>Whether a command asks a running machine, so that a device may be named.</summary>
    public static bool AsksMachine(Command command) => command.Name != Run && command.Options.Any(option => option.Name == Machine);

    /// <summary>The command with its arguments, and the options that it does not go without.</summary>
    public static string Usage(Command command)
    {
        IEnumerable<string> arguments = command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{argument.Name}]" : argument.Name);
        IEnumerable<string> required = command.Options.Where(option => option.Required).Select(Usage);
        return string.Join(' ', [$"samgr {Of(command)}".TrimEnd(), .. arguments, .. required]);
    }

    /// <summary>The option with its value.</summary>
    public static string Usage(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? option.Name : $"{option.Name} {option.HelpName ?? "VALUE"}";
}
