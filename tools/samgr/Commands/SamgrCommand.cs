using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Samgr.Emulator.Output;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

/// <summary>The command line as a whole.</summary>
public static class SamgrCommand
{
    private static readonly TimeSpan _timeToStop = TimeSpan.FromSeconds(15);

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">What stands behind the program's name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        ParseResult parsed = Build().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return RefuseUsage(parsed);
        }

        InvocationConfiguration configuration = new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = _timeToStop,
        };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception error) when (Errors.Explain(error) is { } explained)
        {
            foreach (string line in explained.Message.Split('\n'))
            {
                StandardError.WriteLine($"samgr: {VisibleText.From(line.TrimEnd('\r'))}");
            }

            return explained.ExitCode;
        }
    }

    /// <summary>The commands, without running any.</summary>
    public static Command Build()
    {
        Command root = new("samgr", "Runs emulated SAMgr Lite machines, looks into running ones, checks code for boards and flashes them.")
        {
            new VersionOption(),
            RunCommand.Create(),
            PsCommand.Create(),
            ListCommand.Create(),
            ClientsCommand.Create(),
            DumpCommand.Create(),
            CallCommand.Create(),
            LogCommand.Create(),
            KillCommand.Create(),
            PinCommand.Create(),
            StopCommand.Create(),
            CheckCommand.Create(),
            SizeCommand.Create(),
            FlashCommand.Create(),
            MonitorCommand.Create(),
            GenerateCommand.Create(),
            CompletionCommand.Create(),
            CompletionCommand.CreateComplete(),
            NewCommand.Create(),
            PackCommand.Create(),
            DoctorCommand.Create(),
        };
        HelpOption help = new();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        root.Add(help);
        return root;
    }

    private static int RefuseUsage(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        bool isRoot = command.Parents.FirstOrDefault() is null;
        if (isRoot)
        {
            string names = string.Join(", ", command.Subcommands.Where(subcommand => !subcommand.Hidden).Select(subcommand => subcommand.Name));
            string problem = parsed.UnmatchedTokens.Count > 0 ? $"there is no command '{parsed.UnmatchedTokens[0]}'" : "the command is missing";
            StandardError.WriteLine($"samgr: {problem}; choose from {names}");
        }
        else
        {
            foreach (ParseError error in parsed.Errors)
            {
                StandardError.WriteLine($"samgr: {error.Message}");
            }
        }

        StandardError.WriteLine($"samgr: see 'samgr {(isRoot ? "" : command.Name + " ")}--help' for what can be given");
        return ExitCode.BadInput;
    }

    private sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int result = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(ExitCode.Help);
            return result;
        }
    }
}
