using System.CommandLine;
using System.Globalization;
using LiteIpc;
using Samgr.Emulator;
using Samgr.Emulator.Links;
using Samgr.Emulator.Scenarios;
using Samgr.Tool.Running;

namespace Samgr.Tool.Commands;

internal static class RunCommand
{
    private const int MaxSeconds = 86_400;
    private const int MaxMegabytes = 100_000;
    private const int MaxFiles = 1000;
    private const long Megabyte = 1024 * 1024;
    private const long DefaultMegabytes = RunOptions.DefaultLogSize / Megabyte;

    public static Command Create()
    {
        Argument<string> scenario = new("SCENARIO")
        {
            Description = $"A built-in scenario ({string.Join(", ", BuiltInScenarios.Names)}) or the path of a .json file",
            DefaultValueFactory = _ => "hi3516",
        };
        Option<string?> trace = new("--trace") { Description = "Write what happens between the processes, one JSON object a line", HelpName = "FILE" };
        Option<string?> waves = new("--vcd") { Description = "Write the wave forms of the board's pins, for a viewer such as GTKWave", HelpName = "FILE" };
        Option<string?> logFile = new("--log-file") { Description = "Write the log to a file, too, which is rotated", HelpName = "FILE" };
        Option<int?> logSize = new("--log-size")
        {
            Description = "Megabytes at which a log file is full and becomes FILE.1; 10 otherwise",
            HelpName = "MB",
            CustomParser = result => TokenParser.One<int?>(result, text => ParseCount(text, "--log-size", 1, MaxMegabytes)),
        };
        Option<int?> logFiles = new("--log-files")
        {
            Description = "How many full log files are kept, as FILE.1, FILE.2, ...; 4 otherwise",
            HelpName = "N",
            CustomParser = result => TokenParser.One<int?>(result, text => ParseCount(text, "--log-files", 0, MaxFiles)),
        };
        Option<int?> level = LogCommand.Level("The lowest level that is logged; info otherwise");
        Option<bool> untilBoot = new("--until-boot") { Description = "End once the machine has booted" };
        Option<TimeSpan?> timeout = Timeout();
        Option<Transport?> transport = TransportOption();
        Option<LinkEnd[]> listen = Ends("--listen", "Where paired devices reach this machine, such as tcp:0.0.0.0:7070; followed by ,hmac for boards");
        Option<LinkEnd[]> dial = Ends("--dial", "Where a paired device listens, such as tcp:kitchen.local:7070");
        Option<string?> machine = CommonOptions.Machine("Another name for the machine, to run a scenario twice");
        machine.Validators.Add(result =>
        {
            string name = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (ScenarioNames.FindProblem(name) is { } problem)
            {
                result.AddError($"--machine {problem}");
            }
        });
        Command command = new("run", "Run a machine, or several devices, until Ctrl+C or 'samgr stop'")
        {
            scenario, trace, waves, logFile, logSize, logFiles, level, untilBoot, timeout, transport, listen, dial, machine,
        };
        command.SetAction((parsed, cancellation) =>
        {
            Scenario loaded = ScenarioSelection.Load(parsed.GetValue(scenario)!, parsed.GetValue(machine));
            RunOptions options = new()
            {
                TracePath = parsed.GetValue(trace),
                WavesPath = parsed.GetValue(waves),
                LogPath = parsed.GetValue(logFile),
                LogSize = (parsed.GetValue(logSize) ?? DefaultMegabytes) * Megabyte,
                LogFiles = parsed.GetValue(logFiles) ?? RunOptions.DefaultLogFiles,
                LogLevel = parsed.GetValue(level) ?? LogLevel.Info,
                Transport = parsed.GetValue(transport),
                UntilBoot = parsed.GetValue(untilBoot),
                BootTimeout = parsed.GetValue(timeout) ?? TimeSpan.FromMilliseconds(loaded.Boot.TimeoutMs),
            };
            LinkEnd[] listens = parsed.GetValue(listen) ?? [];
            LinkEnd[] dials = parsed.GetValue(dial) ?? [];
            if (loaded.Devices.Count > 0)
            {
                return listens.Length + dials.Length == 0
                    ? new DevicesRun(loaded, options, parsed.GetValue(timeout)).RunAsync(cancellation)
                    : throw new ToolException(ExitCode.BadInput, $"{loaded.Name} is several devices, whose links stand in the scenario; leave out --listen and --dial");
            }

            return listens.Length + dials.Length == 0 ? new MachineRun(loaded, options).RunAsync(cancellation) : RunLinkedAsync(loaded, options, listens, dials, cancellation);
        });
        return command;
    }

    /// <summary>Runs a machine that devices reach which <c>samgr device</c> has paired with this one.</summary>
    private static async Task<int> RunLinkedAsync(Scenario scenario, RunOptions options, LinkEnd[] listens, LinkEnd[] dials, CancellationToken cancellation)
    {
        using PairedLinks links = new();
        return await new MachineRun(scenario, options with { Links = links.Settings(scenario.Name, listens, dials), Made = links.Follow }).RunAsync(cancellation);
    }

    private static Option<LinkEnd[]> Ends(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ADDRESS",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => TokenParser.Many(result, PairedLinks.ParseEnd),
    };

    public static Option<TimeSpan?> Timeout() => new("--timeout")
    {
        Description = "How long the boot may take, in seconds; 0 for any time",
        HelpName = "S",
        CustomParser = result => TokenParser.One<TimeSpan?>(result, text => ParseSeconds(text)),
    };

    public static Option<Transport?> TransportOption() => new("--transport")
    {
        Description = "How messages travel: through a 'channel' from process to process where there can be one, or 'socket'",
        HelpName = "NAME",
        CustomParser = result => TokenParser.One<Transport?>(result, text => ParseTransport(text)),
    };

    private static TimeSpan ParseSeconds(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"--timeout cannot be '{text}'; give 0 to {MaxSeconds} seconds");

    private static int ParseCount(string text, string option, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= least && count <= most
            ? count
            : throw new FormatException($"{option} cannot be '{text}'; give {least} to {most}");

    private static Transport ParseTransport(string text)
    {
        try
        {
            return Transports.Parse(text, "--transport");
        }
        catch (MachineException error)
        {
            throw new FormatException(error.Message);
        }
    }
}
