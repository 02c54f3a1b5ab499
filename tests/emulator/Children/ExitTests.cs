using LiteIpc;
using Samgr.Ability;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Children;

/// <summary>How children end, and who is told.</summary>
public sealed class ExitTests
{
    [Fact]
    public async Task A_killed_child_is_told_with_its_signal_and_cannot_be_killed_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the system has no signals");
        using ParentMachine machine = await ParentMachine.BootAsync();
        Assert.Equal(0, await machine.WatchAsync(ParentMachine.Alpha));
        (_, int pid) = await machine.StartAsync(ParentMachine.Alpha, "Hang");

        Assert.Equal(0, await machine.KillAsync(ParentMachine.Alpha, pid));
        Assert.Equal(ChildProcessError.InvalidPid, await machine.KillAsync(ParentMachine.Alpha, pid));

        (int told, int signal, int exitCode, _) = await machine.NextExitAsync(ParentMachine.Alpha);
        Assert.Equal((pid, 9, 0), (told, signal, exitCode));
        await machine.WaitForAsync(processes => processes.Count == 2);
        machine.Test.WaitForTrace("exit", "pid", pid);
    }

    [Fact]
    public async Task Only_a_running_child_of_the_caller_can_be_killed()
    {
        using ParentMachine machine = await ParentMachine.BootAsync();
        (_, int pid) = await machine.StartAsync(ParentMachine.Alpha, "Hang");

        Assert.Equal(ChildProcessError.InvalidPid, await machine.KillAsync(ParentMachine.Beta, pid));
        Assert.Equal(ChildProcessError.InvalidPid, await machine.KillAsync(ParentMachine.Alpha, 5));
        Assert.Equal(ChildProcessError.InvalidPid, await machine.KillAsync(ParentMachine.Alpha, 6));
        Assert.Equal(ChildProcessError.InvalidPid, await machine.KillAsync(ParentMachine.Alpha, 0));
        Assert.Equal(3, machine.Test.Machine.Processes.Count(process => process.State == "running"));
    }

    [Fact]
    public async Task Each_child_that_ends_abnormally_is_told_once_and_no_other()
    {
        using ParentMachine machine = await ParentMachine.BootAsync();
        await machine.WatchAsync(ParentMachine.Alpha);

        await machine.StartAsync(ParentMachine.Alpha, "Return");
        await machine.WaitForAsync(processes => processes.Count == 2);
        (_, int first) = await machine.StartAsync(ParentMachine.Alpha, "Exit", "3");
        (int Pid, int, int, string) firstTold = await machine.NextExitAsync(ParentMachine.Alpha);
        (_, int second) = await machine.StartAsync(ParentMachine.Alpha, "Throw");
        (int Pid, int, int, string) secondTold = await machine.NextExitAsync(ParentMachine.Alpha);
        (_, _, string thread) = await machine.CreateAsync(ParentMachine.Alpha);

        Assert.Equal((first, 0, 3, "alpha-children"), firstTold);
        Assert.Equal((second, 0, ProcessExitCode.Crashed, "alpha-children"), secondTold);
        Assert.Equal("alpha-children", thread);
    }

    [Fact]
    public async Task Nobody_is_told_who_does_not_watch_and_other_parents_are_not()
    {
        using ParentMachine machine = await ParentMachine.BootAsync();
        await machine.WatchAsync(ParentMachine.Alpha);
        await machine.WatchAsync(ParentMachine.Beta);
        await machine.StartAsync(ParentMachine.Beta, "Exit", "3");
        Assert.Equal(3, (await machine.NextExitAsync(ParentMachine.Beta)).ExitCode);
        await machine.WatchAsync(ParentMachine.Alpha, isWatched: false);
        await machine.StartAsync(ParentMachine.Alpha, "Exit", "4");
        await machine.WaitForAsync(processes => processes.Count == 2);
        await machine.WatchAsync(ParentMachine.Alpha);
        await machine.StartAsync(ParentMachine.Alpha, "Exit", "5");

        Assert.Equal(5, (await machine.NextExitAsync(ParentMachine.Alpha)).ExitCode);
    }

    [Fact]
    public async Task Children_end_with_their_parent_and_the_next_run_of_it_has_none()
    {
        using ParentMachine machine = await ParentMachine.BootAsync(
            new ScenarioChildren { PerProcess = 2 }, new ScenarioRestart { Rule = RestartRule.Always, BackoffMs = 0 });
        (_, int first) = await machine.StartAsync(ParentMachine.Beta, "Hang");
        await machine.CreateAsync(ParentMachine.Beta);
        int system = machine.Test.SystemId(first);
        int registered = machine.Test.WaitForTrace("register", "service", ParentMachine.Beta);

        machine.Test.Machine.Kill(6);

        await machine.WaitForAsync(processes => processes.Count == 2 && processes[1].Restarts == 1);
        Assert.False(TestMachine.IsAlive(system));
        machine.Test.WaitForTrace("register", "service", ParentMachine.Beta, registered + 1);
        Assert.Equal(ChildProcessError.InvalidPid, await machine.KillAsync(ParentMachine.Beta, first));
        (int code, int second) = await machine.StartAsync(ParentMachine.Beta, "Hang");
        Assert.Equal(0, code);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_child_that_is_not_ready_yet_ends_with_its_parent()
    {
        using ParentMachine machine = await ParentMachine.BootAsync();
        Task<CallResult> call = machine.Test.CallAsync(
            ParentMachine.Beta, ParentFunction.Create, [TestMachine.Text("hangs"), TestMachine.Number(0)], "i32", "i32", "str");
        machine.Test.WaitForTrace("spawn", "parent", 6);

        machine.Test.Machine.Kill(6);

        Assert.Equal(EC.DeadObject, (await call).Result);
        await machine.WaitForAsync(processes => processes.All(process => process.Parent == 1));
    }

    [Fact]
    public async Task A_machine_that_stops_ends_children_too()
    {
        using ParentMachine machine = await ParentMachine.BootAsync();
        await machine.CreateAsync(ParentMachine.Alpha);
        await machine.StartAsync(ParentMachine.Beta, "Hang");

        machine.Test.Machine.Stop();

        await machine.Test.Machine.Stopped.WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
        Assert.Equal(2, machine.Test.Machine.Processes.Count);
    }
}
