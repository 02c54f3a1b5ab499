using System.CommandLine;
using Samgr.Tool.Completing;

namespace Samgr.Tool.Commands;

internal static class CompletionCommand
{
    public static Command Create()
    {
        Argument<string> shell = new("SHELL")
        {
            Description = $"The shell: {string.Join(" or ", CompletionScript.Shells)}",
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

    /// <summary>What the scripts ask, with the line up to the cursor.</summary>
    public static Command CreateComplete()
    {
        Argument<string> line = new("LINE") { Description = "The command line up to the cursor" };
        Command command = new("complete", "Print how a command line can go on") { line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            Completer completer = new(SamgrCommand.Build(), machine => new MachineWords(machine));
            foreach (string word in completer.Complete(CommandWords.Parse(parsed.GetValue(line)!)))
            {
                Console.Out.WriteLine(word);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
