using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class DeathTests
{
    [Fact]
    public async Task A_call_in_flight_ends_with_the_dead_object_code_when_its_server_is_killed()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());
        Task<CallResult> call = machine.CallAsync(
            "alpha", ProbeFunction.Call, [TestMachine.Text("beta"), TestMachine.Number(ProbeFunction.Block), TestMachine.Text("")], "i32");
        machine.Log.WaitFor(line => line.EndsWith("beta blocks", StringComparison.Ordinal));

        Assert.True(machine.Machine.Kill(6));

        CallResult result = await call;
        Assert.Equal(EC.Success, result.Result);
        Assert.Equal(EC.DeadObject, result.Values![0].GetInt32());
    }

    [Fact]
    public async Task The_trace_tells_the_end_of_a_process_before_what_follows_from_it()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair(new ScenarioRestart { Rule = RestartRule.Always }));
        await machine.CallAsync("alpha", ProbeFunction.Call, [TestMachine.Text("beta"), TestMachine.Number(ProbeFunction.Echo), TestMachine.Text("a")]);

        await machine.Client.KillAsync(6, TestContext.Current.CancellationToken);

        int exit = machine.WaitForTrace("exit", "pid", 6);
        int told = machine.WaitForTrace("service-exit", "service", "beta");
        int again = machine.WaitForTrace("spawn", "name", "beta", exit);
        Assert.True(exit < told && exit < again);
        JsonElement line = JsonSerializer.Deserialize<JsonElement>(machine.Trace.Lines[exit]);
        Assert.Equal(9, line.GetProperty("signal").GetInt32());
        Assert.Equal(8, line.GetProperty("uid").GetInt32());
        Assert.Single(machine.Trace.Lines, text => text.Contains("\"service-exit\""));
    }

    [Fact]
    public async Task A_restarted_process_keeps_its_pid_and_answers_the_next_call()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair(new ScenarioRestart { Rule = RestartRule.OnFailure, BackoffMs = 1 }));
        int killed = machine.Trace.Lines.Count;
        await machine.Client.KillAsync(6, TestContext.Current.CancellationToken);
        machine.WaitForTrace("register", "service", "beta", killed);

        CallResult result = await machine.CallAsync("beta", ProbeFunction.Echo, [TestMachine.Text("back")], "str");

        Assert.Equal("back", result.Values![0].GetString());
        await machine.WaitUntilAsync(
            () => Task.FromResult(machine.Machine.Processes.Single(process => process.Pid == 6) is { Restarts: 1, State: "running" }),
            () => "beta runs after one restart");
    }

    [Fact]
    public async Task The_rule_on_failure_does_not_restart_what_ended_well()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair(new ScenarioRestart { Rule = RestartRule.OnFailure }));

        await machine.CallAsync("beta", ProbeFunction.Exit, [TestMachine.Number(0)]);

        machine.WaitForTrace("exit", "pid", 6);
        await WaitForAsync(machine, process => process.Pid == 6 && process.State == "ended");
    }

    [Fact]
    public async Task What_a_crashing_process_printed_is_in_the_log()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        await machine.CallAsync("beta", ProbeFunction.Print, [TestMachine.Text("last words")]);
        await machine.CallAsync("beta", ProbeFunction.Crash, []);

        machine.WaitForTrace("exit", "pid", 6);
        machine.Log.WaitFor(line => line.Contains("I stdout: last words"));
        machine.Log.WaitFor(line => line.Contains("stderr: ") && line.Contains("the probe was told to crash"));
    }

    [Fact]
    public async Task A_stopped_process_holds_nobody_else_up()
    {
        Scenario pair = TestMachine.Pair();
        using TestMachine machine = await TestMachine.BootAsync(pair with
        {
            Processes = [.. pair.Processes, TestMachine.Process("gamma", 7, 9) with { After = ["alpha"] }],
        });
        using IDisposable paused = Signals.Pause(machine.SystemId(6));

        CallResult flood = await machine.CallAsync("alpha", ProbeFunction.Flood, [TestMachine.Text("beta"), TestMachine.Number(4000)], "i32", "i32");
        CallResult others = await machine.CallAsync(
            "gamma", ProbeFunction.Call, [TestMachine.Text("alpha"), TestMachine.Number(ProbeFunction.Echo), TestMachine.Text("fine")], "i32", "str");

        Assert.Equal(EC.NoMemory, flood.Values![0].GetInt32());
        Assert.Equal(EC.Success, others.Values![0].GetInt32());
        ControlException error = await Assert.ThrowsAsync<ControlException>(
            () => machine.Client.ListClientsAsync(6, TestContext.Current.CancellationToken));
        Assert.Equal(EC.Timeout, error.Code);
    }

    private static async Task WaitForAsync(TestMachine machine, Func<ProcessInfo, bool> fits)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Check(object? sender, EventArgs arguments)
        {
            if (machine.Machine.Processes.Any(fits))
            {
                reached.TrySetResult();
            }
        }

        machine.Machine.Changed += Check;
        Check(null, EventArgs.Empty);
        await reached.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
    }
}
