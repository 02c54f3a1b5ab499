using System.CommandLine;
using Samgr.Tool.Usage;

namespace Samgr.Tool.Rendering;

/// <summary>The help of a command.</summary>
internal static class HelpText
{
    private const int Margin = 2;
    private const int LeastText = 24;

    /// <summary>The lines of the help as a screen shows them.</summary>
    public static IReadOnlyList<string> Lines(Command command, Screen screen)
    {
        List<string> lines = [.. WordWrap.Lines(command.Description ?? "", screen.Width), ""];
        Command[] subcommands = [.. CommandPath.Visible(command)];
        Section(lines, screen, "Usage", Usages(command, subcommands).Select(usage => (usage, "")));
        Section(lines, screen, "Commands", subcommands.Select(one => (Called(one), one.Description ?? "")));
        Section(lines, screen, "Arguments", command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")));
        Section(lines, screen, "Options", CommandPath.Options(command).Select(option => (Names(option), option.Description ?? "")));
        Section(lines, screen, "Exit codes", ExitCode.All.Select(code => (code.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), code.Meaning)));
        lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static IEnumerable<string> Usages(Command command, Command[] subcommands)
    {
        string options = command.Options.Any(option => !option.Required && !option.Hidden) || command.Parents.Any() ? " [OPTIONS]" : "";
        string path = $"samgr {CommandPath.Of(command)}".TrimEnd();
        return
        [
            .. command.Action is not null && command.Parents.Any() ? (string[])[CommandPath.Usage(command) + options] : [],
            .. subcommands.Length > 0 ? (string[])[$"{path} COMMAND [OPTIONS]"] : [],
        ];
    }

    private static string Called(Command command) => string.Join(' ', [command.Name, .. command.Subcommands.Count > 0
        ? (string[])[]
        : [.. command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{argument.Name}]" : argument.Name)]]);

    private static string Names(Option option)
    {
        IEnumerable<string> shortOnes = option.Aliases.Where(alias => alias.StartsWith('-') && alias != option.Name).Order(StringComparer.Ordinal);
        return string.Join(", ", [.. shortOnes, CommandPath.Usage(option)]);
    }

    private static void Section(List<string> lines, Screen screen, string heading, IEnumerable<(string Name, string Text)> entries)
    {
        (string Name, string Text)[] all = [.. entries];
        if (all.Length == 0)
        {
            return;
        }

        lines.Add(screen.Bold(heading + ":"));
        int column = all.Max(entry => WordWrap.WidthOf(entry.Name)) + (2 * Margin);
        bool isBeside = screen.Width - column >= LeastText;
        foreach ((string name, string text) in all)
        {
            lines.AddRange(isBeside && text.Length > 0 ? Beside(name, text, column, screen.Width) : Below(name, text, screen.Width));
        }

        lines.Add("");
    }

    private static IEnumerable<string> Beside(string name, string text, int column, int width)
    {
        string[] parts = [.. WordWrap.Lines(text, width - column)];
        string first = new string(' ', Margin) + name;
        yield return first + new string(' ', column - WordWrap.WidthOf(first)) + parts[0];
        foreach (string part in parts.Skip(1))
        {
            yield return new string(' ', column) + part;
        }
    }

    private static IEnumerable<string> Below(string name, string text, int width)
    {
        IEnumerable<string> named = WordWrap.Lines(new string(' ', Margin) + name, width, 2 * Margin);
        return text.Length == 0 ? named : [.. named, .. WordWrap.Lines(new string(' ', 2 * Margin) + text, width, 2 * Margin)];
    }
}
