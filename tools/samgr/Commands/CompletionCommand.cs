using System.CommandLine;
using Samgr.Tool.Completing;

namespace Samgr.Tool.Commands;

internal static class CompletionCommand
{
    public static Command Create()
    {
        Argument<string> shell = new("SHELL")
        {
            Description = $"The shell: {string.Join(", ", CompletionScript.Shells)}",
            CustomParser = result => TokenParser.One(result, CompletionScript.For),
        };
        Command command = new("completion", "Print a script that completes command lines with the tab key") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(parsed.GetValue(shell));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The command that the scripts run. It takes the line up to the cursor, or the words into which the shell has split it.</summary>
    public static Command CreateComplete()
    {
        Argument<string[]> words = new("LINE|WORDS") { Description = "The command line up to the cursor, or its words", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> asWords = new("--words") { Description = "The words behind the program's name are given, not the line" };
        Option<bool> forBash = new("--bash") { Description = "Print what bash is to insert" };
        Command command = new("complete", "Print how a command line can go on") { words, asWords, forBash };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetValue(words) ?? [];
            CommandWords line = parsed.GetValue(asWords) ? CommandWords.Of(given) : CommandWords.Parse(given.Length > 0 ? given[0] : "");
            Completer completer = new(SamgrCommand.Build(), (machine, device) => new MachineWords(machine, device));
            foreach (string word in completer.Complete(line))
            {
                if ((parsed.GetValue(forBash) ? ShellQuoting.ForBash(line, word) : word) is { } text)
                {
                    Console.Out.WriteLine(text);
                }
            }

            return ExitCode.Success;
        });
        return command;
    }
}
