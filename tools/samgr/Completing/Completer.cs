using System.CommandLine;
using Samgr.Tool.Usage;

namespace Samgr.Tool.Completing;

/// <summary>Suggests how a command line can go on.</summary>
/// <param name="root">The commands.</param>
/// <param name="ask">Asks a machine, by its name and that of a device, as the line gives them; null for the only one that runs.</param>
internal sealed class Completer(Command root, Func<string?, string?, IMachineWords> ask)
{
    private const string MachineOption = "--machine";
    private const string DeviceOption = "--device";

    /// <summary>The words that can stand at the cursor, in their order.</summary>
    public IReadOnlyList<string> Complete(CommandWords line)
    {
        Command command = root;
        List<string> path = [];
        List<string> arguments = [];
        Dictionary<string, string> values = [];
        Option? open = null;
        foreach (string word in line.Before)
        {
            if (open is not null)
            {
                values[open.Name] = word;
                open = null;
            }
            else if (FindOption(command, word) is { } option)
            {
                open = TakesValue(option) ? option : null;
            }
            else if (arguments.Count == 0 && command.Subcommands.FirstOrDefault(known => known.Name == word) is { } subcommand)
            {
                command = subcommand;
                path.Add(word);
            }
            else
            {
                arguments.Add(word);
            }
        }

        IMachineWords machine = ask(values.GetValueOrDefault(MachineOption), values.GetValueOrDefault(DeviceOption));
        string name = string.Join(' ', path);
        IEnumerable<string> words = open is not null ? ArgumentWords.OfOption(name, open.Name, machine)
            : line.Current.StartsWith('-') ? OptionsOf(command)
            : [.. SubcommandsOf(command, arguments), .. ArgumentWords.Of(name, arguments, line.Current, machine)];
        return
        [
            .. words.Where(word => !word.Any(char.IsControl) && word.StartsWith(line.Current, StringComparison.OrdinalIgnoreCase))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether the word after an option is its value.</summary>
    public static bool TakesValue(Option option) => option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;

    private Option? FindOption(Command command, string word) =>
        word.StartsWith('-') ? AllOptions(command).FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word)) : null;

    private IEnumerable<string> OptionsOf(Command command) => AllOptions(command).Where(option => !option.Hidden).Select(option => option.Name);

    private IEnumerable<Option> AllOptions(Command command) => command == root
        ? command.Options
        : command.Options.Concat(CommandPath.Options(command)).Distinct();

    private static IEnumerable<string> SubcommandsOf(Command command, List<string> arguments) =>
        arguments.Count > 0 ? [] : command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name);
}
