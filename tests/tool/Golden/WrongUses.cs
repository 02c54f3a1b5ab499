using System.CommandLine;

namespace Samgr.Tool.Tests.Golden;

/// <summary>The ways in which each command can be given wrongly.</summary>
internal static class WrongUses
{
    public static IEnumerable<string[]> Of(Command root)
    {
        yield return [];
        yield return ["lits"];
        yield return ["lits", "--help"];
        foreach (string[] use in root.Subcommands.Where(command => !command.Hidden).SelectMany(command => Of(command, [command.Name])))
        {
            yield return use;
        }
    }

    private static IEnumerable<string[]> Of(Command command, string[] path)
    {
        yield return [.. path, "--bogus"];
        if (command.Subcommands.Count > 0)
        {
            yield return [.. path, command.Subcommands[0].Name[..^1] + "x"];
            foreach (string[] use in command.Subcommands.SelectMany(one => Of(one, [.. path, one.Name])))
            {
                yield return use;
            }

            yield break;
        }

        string[] required = [.. command.Options.Where(option => option.Required).SelectMany(option => (string[])[option.Name, "desktop"])];
        Argument[] needed = [.. command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue)];
        for (int given = 0; given < needed.Length; given++)
        {
            yield return [.. path, .. Values(needed.Take(given)), .. required];
        }

        if (required.Length > 0)
        {
            yield return [.. path, .. Values(needed)];
        }

        if (command.Arguments.All(argument => argument.Arity.MaximumNumberOfValues <= 1))
        {
            yield return [.. path, .. Values(command.Arguments), "more", .. required];
        }

        foreach (Option option in command.Options.Where(option => !option.Hidden && option.ValueType != typeof(bool)))
        {
            yield return [.. path, .. Values(needed), .. required, option.Name];
        }
    }

    private static IEnumerable<string> Values(IEnumerable<Argument> arguments) => arguments.Select(argument => argument.Name switch
    {
        "LEVEL" => "high",
        "NAME" => "Garden",
        "SHELL" => "bash",
        _ => "x",
    });
}
