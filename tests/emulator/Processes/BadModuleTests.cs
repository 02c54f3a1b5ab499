using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class BadModuleTests
{
    [Fact]
    public async Task A_missing_assembly_is_named_with_the_path_that_was_looked_at()
    {
        string message = await FailAsync(new ScenarioModule("No.Such.Assembly", "Some.Module"));

        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "No.Such.Assembly.dll"), message);
    }

    [Fact]
    public async Task A_missing_type_is_named_with_those_there_are()
    {
        string message = await FailAsync(ProbeModule.Scenario with { TypeName = "Some.Module" });

        Assert.Contains("'Some.Module'", message);
        Assert.Contains(typeof(ProbeModule).FullName!, message);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_refused()
    {
        string message = await FailAsync(new ScenarioModule(Path.Combine(AppContext.BaseDirectory, "Samgr.ProcessHost.runtimeconfig.json"), "Some.Module"));

        Assert.Contains("cannot be loaded", message);
    }

    [Fact]
    public async Task A_module_that_throws_is_told_with_its_exception()
    {
        string message = await FailAsync(ProbeModule.Scenario with { TypeName = typeof(ThrowingModule).FullName! });

        Assert.Contains("this module never installs", message);
    }

    [Fact]
    public async Task A_process_that_ends_during_the_boot_and_stays_down_fails_the_boot()
    {
        using TestMachine machine = new(TestMachine.Pair(), options => options with { ProcessHostPath = typeof(ProbeModule).Assembly.Location });
        machine.Machine.Start();

        MachineException error = await Assert.ThrowsAsync<MachineException>(() => machine.Machine.WaitForBootAsync(TestContext.Current.CancellationToken));

        Assert.Contains("alpha (pid 5) ended with", error.Message);
    }

    [Fact]
    public async Task Fault_F12_ARegistrationThatIsRefusedFailsTheBootAndIsNamed()
    {
        Scenario scenario = TestMachine.Pair();
        using TestMachine machine = new(scenario with
        {
            Processes = [scenario.Processes[0], scenario.Processes[1] with { Modules = [ProbeModule.Scenario, ProbeModule.Scenario] }],
        });
        machine.Machine.Start();

        MachineException error = await Assert.ThrowsAsync<MachineException>(
            () => machine.Machine.WaitForBootAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken));

        Assert.Contains("beta (pid 6) has not all of its services: RegisterService refused for 'beta'", error.Message);
    }

    [Fact]
    public async Task A_missing_process_host_fails_the_boot()
    {
        using TestMachine machine = new(TestMachine.Pair(), options => options with { ProcessHostPath = "/no/such/host.dll" });
        machine.Machine.Start();

        MachineException error = await Assert.ThrowsAsync<MachineException>(() => machine.Machine.WaitForBootAsync(TestContext.Current.CancellationToken));

        Assert.Contains("/no/such/host.dll", error.Message);
    }

    private static async Task<string> FailAsync(ScenarioModule module)
    {
        Scenario scenario = TestMachine.Pair();
        using TestMachine machine = new(scenario with
        {
            Processes = [scenario.Processes[0], scenario.Processes[1] with { Modules = [module], Restart = new ScenarioRestart { Rule = RestartRule.Always } }],
        });
        machine.Machine.Start();
        MachineException error = await Assert.ThrowsAsync<MachineException>(
            () => machine.Machine.WaitForBootAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken));
        Assert.Contains("beta (pid 6) cannot run", error.Message);
        Assert.Contains(machine.Log.Lines, line => line.Contains(" E init: beta (pid 6) cannot run"));
        machine.WaitForTrace("exit", "code", ProcessExitCode.BadModule);
        return error.Message;
    }
}
