using System.CommandLine;
using Samgr.Emulator.Scenarios;
using Samgr.Tool.Running;

namespace Samgr.Tool.Commands;

internal static class RunCommand
{
    public static Command Create()
    {
        Argument<string> scenario = new("SCENARIO")
        {
            Description = $"A built-in scenario ({string.Join(", ", BuiltInScenarios.Names)}) or the path of a .json file",
            DefaultValueFactory = _ => "hi3516",
        };
        Option<string?> trace = new("--trace") { Description = "Write what happens between the processes, one JSON object a line", HelpName = "FILE" };
        Option<bool> untilBoot = new("--until-boot") { Description = "End once the machine has booted" };
        Option<double?> timeout = new("--timeout") { Description = "How long the boot may take; 0 for any time", HelpName = "S" };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is < 0 or > 86_400)
            {
                result.AddError("--timeout has to be 0 to 86400 seconds");
            }
        });
        Option<string?> machine = CommonOptions.Machine("Another name for the machine, to run a scenario twice");
        Command command = new("run", "Run a machine until Ctrl+C or 'samgr stop'") { scenario, trace, untilBoot, timeout, machine };
        command.SetAction((parsed, cancellation) =>
        {
            Scenario loaded = ScenarioSelection.Load(parsed.GetValue(scenario)!, parsed.GetValue(machine));
            double? seconds = parsed.GetValue(timeout);
            RunOptions options = new()
            {
                TracePath = parsed.GetValue(trace),
                UntilBoot = parsed.GetValue(untilBoot),
                BootTimeout = seconds is { } given ? TimeSpan.FromSeconds(given) : TimeSpan.FromMilliseconds(loaded.Boot.TimeoutMs),
            };
            return new MachineRun(loaded, options).RunAsync(cancellation);
        });
        return command;
    }
}
