using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Samgr.Tool.Rendering;
using Samgr.Tool.Usage;

namespace Samgr.Tool.Commands;

/// <summary>The command line as a whole.</summary>
internal static class SamgrCommand
{
    private static readonly TimeSpan _timeToStop = TimeSpan.FromSeconds(15);

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        ParseResult parsed = Build().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool asJson = ErrorOutput.IsJson(parsed);
        if (UsageProblem.Find(parsed) is { } problem)
        {
            ErrorOutput.Write(new ToolException(ExitCode.BadInput, problem), asJson);
            return ExitCode.BadInput;
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
            ErrorOutput.Write(explained, asJson);
            return explained.ExitCode;
        }
    }

    /// <summary>The commands, without running any.</summary>
    public static Command Build()
    {
        Command root = new("samgr", "Runs emulated SAMgr Lite machines, looks into running ones, checks code for boards and flashes them.")
        {
            new VersionOption(),
            CommonOptions.Device,
            RunCommand.Create(),
            RunDeviceCommand.Create(),
            PsCommand.Create(),
            ListCommand.Create(),
            ClientsCommand.Create(),
            DumpCommand.Create(),
            CallCommand.Create(),
            LogCommand.Create(),
            KillCommand.Create(),
            RestartCommand.Create(),
            PinCommand.Create(),
            LinkCommand.Create(),
            StopCommand.Create(),
            DeviceCommand.Create(),
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
        HelpOption help = new() { Description = "Show this help", Action = new ShowHelp() };
        root.Add(help);
        return root;
    }

    private sealed class ShowHelp : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            foreach (string line in HelpText.Lines(parseResult.CommandResult.Command, Screen.OfOutput()))
            {
                parseResult.InvocationConfiguration.Output.WriteLine(line);
            }

            return ExitCode.Success;
        }
    }
}
