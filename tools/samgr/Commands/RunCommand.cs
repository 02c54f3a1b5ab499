using System.CommandLine;
using System.Globalization;
using Samgr.Emulator;
using Samgr.Emulator.Scenarios;
using Samgr.Tool.Running;

namespace Samgr.Tool.Commands;

internal static class RunCommand
{
    private const int MaxSeconds = 86_400;

    public static Command Create()
    {
        Argument<string> scenario = new("SCENARIO")
        {
            Description = $"A built-in scenario ({string.Join(", ", BuiltInScenarios.Names)}) or the path of a .json file",
            DefaultValueFactory = _ => "hi3516",
        };
        Option<string?> trace = new("--trace") { Description = "Write what happens between the processes, one JSON object a line", HelpName = "FILE" };
        Option<string?> waves = new("--vcd") { Description = "Write the wave forms of the board's pins, for a viewer such as GTKWave", HelpName = "FILE" };
        Option<bool> untilBoot = new("--until-boot") { Description = "End once the machine has booted" };
        Option<TimeSpan?> timeout = new("--timeout")
        {
            Description = "How long the boot may take, in seconds; 0 for any time",
            HelpName = "S",
            CustomParser = result => TokenParser.One<TimeSpan?>(result, text => ParseSeconds(text)),
        };
        Option<Transport?> transport = new("--transport")
        {
            Description = "How messages travel: through a 'channel' from process to process where there can be one, or 'socket'",
            HelpName = "NAME",
            CustomParser = result => TokenParser.One<Transport?>(result, text => ParseTransport(text)),
        };
        Option<string?> machine = CommonOptions.Machine("Another name for the machine, to run a scenario twice");
        machine.Validators.Add(result =>
        {
            string name = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (ScenarioNames.FindProblem(name) is { } problem)
            {
                result.AddError($"--machine {problem}");
            }
        });
        Command command = new("run", "Run a machine until Ctrl+C or 'samgr stop'")
        {
            scenario, trace, waves, untilBoot, timeout, transport, machine,
        };
        command.SetAction((parsed, cancellation) =>
        {
            Scenario loaded = ScenarioSelection.Load(parsed.GetValue(scenario)!, parsed.GetValue(machine));
            RunOptions options = new()
            {
                TracePath = parsed.GetValue(trace),
                WavesPath = parsed.GetValue(waves),
                Transport = parsed.GetValue(transport),
                UntilBoot = parsed.GetValue(untilBoot),
                BootTimeout = parsed.GetValue(timeout) ?? TimeSpan.FromMilliseconds(loaded.Boot.TimeoutMs),
            };
            return new MachineRun(loaded, options).RunAsync(cancellation);
        });
        return command;
    }

    private static TimeSpan ParseSeconds(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"--timeout cannot be '{text}'; give 0 to {MaxSeconds} seconds");

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
