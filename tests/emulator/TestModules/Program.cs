using Samgr.Emulator;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;

if (args is [ControlQuestion.Command, string control, string line, string answer, string gate])
{
    return ControlQuestion.Run(control, line, answer, gate);
}

// Runs a machine in a process of its own, so that a test can kill it: arguments are its name and its runtime directory.
Scenario scenario = new()
{
    Name = args[0],
    Processes =
    [
        new ScenarioProcess { Name = "alpha", Pid = 5, Samgr = true, Modules = [ProbeModule.Scenario] },
        new ScenarioProcess { Name = "beta", Pid = 6, Modules = [ProbeModule.Scenario, TroubleModule.Scenario], After = ["alpha"] },
    ],
};
MachineOptions options = new() { RuntimeDirectory = args[1] };
try
{
    using Machine machine = new(scenario, options);
    machine.Start();
    await machine.WaitForBootAsync();
    Console.WriteLine(string.Join(' ', machine.Processes.Select(process => process.OsPid)));
    await machine.Stopped;
    return 0;
}
catch (MachineException error)
{
    Console.WriteLine(error.Message);
    return 1;
}
