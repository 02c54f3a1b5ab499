using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class SignalTests
{
    [Fact]
    public async Task The_interrupt_of_the_terminal_is_left_to_the_machine()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        Signals.Interrupt(machine.SystemId(6));

        CallResult result = await machine.CallAsync("beta", ProbeFunction.Echo, [TestMachine.Text("still here")], "str");
        Assert.Equal("still here", result.Values![0].GetString());
    }

    [Fact]
    public async Task A_process_that_is_told_to_terminate_ends_in_an_orderly_way()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        Signals.Terminate(machine.SystemId(6));

        int exit = machine.WaitForTrace("exit", "pid", 6);
        Assert.Contains("\"code\":0", machine.Trace.Lines[exit]);
    }

    [Fact]
    public async Task A_process_that_does_not_stop_is_killed_after_a_while()
    {
        using TestMachine machine = await TestMachine.BootAsync(
            TestMachine.Pair(new ScenarioRestart { Rule = RestartRule.Always }), options => options with { StopGrace = TimeSpan.FromMilliseconds(100) });
        using IDisposable paused = Signals.Pause(machine.SystemId(6));

        machine.Machine.Stop();
        await machine.Machine.Stopped.WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);

        Assert.Contains("\"code\":0", machine.Trace.Lines[machine.WaitForTrace("exit", "pid", 5)]);
        Assert.Contains("\"signal\":9", machine.Trace.Lines[machine.WaitForTrace("exit", "pid", 6)]);
        Assert.Single(machine.Trace.Lines, line => line.Contains("\"event\":\"spawn\"") && line.Contains("beta"));
    }
}
