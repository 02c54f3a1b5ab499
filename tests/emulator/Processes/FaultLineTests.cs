using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

/// <summary>A fault is one line at the right level, which names the service and the method, and is counted.</summary>
public sealed class FaultLineTests
{
    [Fact]
    public async Task Fault_T3_ACrashIsOneErrorThatNamesServiceAndMethod()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        await machine.CallAsync("beta", ProbeFunction.Crash, []);

        machine.Log.WaitFor("beta (pid 6) of uid 8 ended with");
        string line = machine.Log.Lines.Single(line => line.Contains("beta (pid 6) of uid 8 ended with"));
        Assert.Contains(" E init: ", line);
        Assert.Contains("ended with signal 6: service beta, in Samgr.Emulator.TestModules.ProbeApi", line);
        Assert.Contains("System.InvalidOperationException: the probe was told to crash", line);
        ProcessCounters beta = (await machine.SnapshotAsync()).Processes.Single(process => process.Name == "beta");
        Assert.Equal((1, "signal 6"), (beta.Crashes, beta.LastExit));
        Assert.Contains("crashes 1 (the last: signal 6)", await machine.Client.DumpAsync(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fault_T3_WhatAProcessPrintsAsErrorsIsAWarning()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        await machine.CallAsync("beta", ProbeFunction.Print, [TestMachine.Text("all is well")]);
        await machine.CallAsync("beta", ProbeFunction.Crash, []);

        machine.Log.WaitFor(line => line.Contains(" I stdout: all is well"));
        machine.Log.WaitFor(line => line.Contains(" W stderr: Unhandled exception. "));
    }

    [Fact]
    public async Task Fault_T3_AnEndBySignalIsAnErrorAndAWantedEndIsNone()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        machine.Machine.Kill(6);
        machine.Log.WaitFor(line => line.EndsWith(" E init: beta (pid 6) of uid 8 ended with signal 9", StringComparison.Ordinal));
        machine.Machine.Stop();
        machine.Log.WaitFor(line => line.EndsWith(" I init: alpha (pid 5) of uid 7 ended with code 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fault_T3_AnExitCodeThatSaysSoIsAnError()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        await machine.CallAsync("beta", ProbeFunction.Exit, [TestMachine.Number(3)]);

        machine.Log.WaitFor(line => line.EndsWith(" E init: beta (pid 6) of uid 8 ended with code 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fault_T3_AStackThatOverflowsIsNamedWithItsMethod()
    {
        using TestMachine machine = await TestMachine.BootAsync(WithTrouble());

        await machine.CallAsync("beta-trouble", TroubleFunction.OverflowStack, []);

        machine.Log.WaitFor("beta (pid 6) of uid 8 ended with");
        string line = machine.Log.Lines.Single(line => line.Contains("beta (pid 6) of uid 8 ended with"));
        Assert.Contains(" E init: ", line);
        Assert.Contains("Stack overflow; at Samgr.Emulator.TestModules.TroubleApi.Overflow", line);
    }

    [Fact]
    public async Task Fault_T3_AnExceptionInAPlainHandlerIsOneErrorThatNamesServiceAndMethod()
    {
        using TestMachine machine = await TestMachine.BootAsync(WithTrouble());

        await machine.CallAsync("beta-trouble", TroubleFunction.Throw, []);

        machine.Log.WaitFor("the handler was told to throw");
        string line = Assert.Single(machine.Log.Lines, line => line.Contains("the handler was told to throw"));
        Assert.Contains(" E beta-trouble: exception while serving function 8: ", line);
        Assert.Contains("Samgr.Emulator.TestModules.TroubleApi.Invoke", line);
        Assert.DoesNotContain(machine.Log.Lines, other => other.Contains("   at "));
        ProcessCounters beta = (await machine.SnapshotAsync()).Processes.Single(process => process.Name == "beta");
        Assert.Equal((1, 0), (beta.ErrorsLogged, beta.WarningsLogged));
        Assert.Equal(1, (await machine.SnapshotAsync("beta")).Find("beta-trouble")!.Exceptions);
    }

    private static Scenario WithTrouble()
    {
        Scenario pair = TestMachine.Pair();
        return pair with { Processes = [pair.Processes[0], pair.Processes[1] with { Modules = [TroubleModule.Scenario, ProbeModule.Scenario] }] };
    }
}
