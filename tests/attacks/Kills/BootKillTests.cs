using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Attacks.Tests;

/// <summary>Processes that are killed at each step of the boot, when others register with them, and between two starts.</summary>
public sealed class BootKillTests
{
    private const string Restarting = "restarting";

    public static MatrixTheoryData<string, Transport> Steps => new(
        ["beta: beta is starting", "beta: beta is loading", "beta: beta is running", "alpha: alpha is loading", "alpha: beta is loading", "alpha: epsilon is running"],
        [Transport.Channel, Transport.Socket]);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_process_that_is_killed_at_this_step_of_the_boot_comes_back_and_serves(string step, Transport transport)
    {
        Assert.SkipWhen(transport == Transport.Channel && !Transports.HasChannels, "there are no channels here");
        string[] words = step.Split(' ');
        (string killed, string watched, string state) = (words[0].TrimEnd(':'), words[1], words[3]);
        using HonestMachine machine = new(HonestMachine.Soon, transport);
        Task<int> kill = machine.KillAtAsync(killed, watched, state, restarts: 0);

        await machine.BootAsync();

        Assert.Equal(1, await kill);
        await machine.WaitUntilAsync(() => Task.FromResult(machine.Find(killed).Restarts > 0), () => killed + " has started again");
        await machine.ExpectAllWellAsync();
    }

    [Fact]
    public async Task A_process_that_is_killed_at_each_of_its_starts_comes_back_when_it_is_let()
    {
        using HonestMachine machine = new(HonestMachine.Soon, Transports.Default);
        await machine.BootAsync();
        string[] states = ["running", "starting", "loading", "running", "starting", "loading"];
        for (int i = 0; i < states.Length; i++)
        {
            Assert.Equal(1, await machine.KillAtAsync("gamma", "gamma", states[i], restarts: i));
        }

        await machine.WaitUntilAsync(() => Task.FromResult(machine.Find("gamma").Restarts == states.Length), () => "gamma has started again");
        await machine.ExpectAllWellAsync();
    }

    [Fact]
    public async Task A_process_in_its_back_off_cannot_be_killed_and_holds_nobody_up()
    {
        ScenarioRestart late = new() { Rule = RestartRule.Always, BackoffMs = 10 * 60 * 1000, MaxBackoffMs = 10 * 60 * 1000 };
        using HonestMachine machine = new(late, Transports.Default);
        await machine.BootAsync();
        await machine.ExpectAllWellAsync();
        int pid = machine.Find("delta").Pid;

        await machine.Client.KillAsync(pid, TestContext.Current.CancellationToken);
        await machine.WaitForStateAsync("delta", Restarting);

        ControlException error = await Assert.ThrowsAsync<ControlException>(
            () => machine.Client.KillAsync(pid, TestContext.Current.CancellationToken));
        Assert.Equal(EC.NoService, error.Code);
        await machine.WaitForReportAsync("beta", report => report.Trouble.Contains("delta: EC_NOSERVICE", StringComparison.Ordinal), "is told that delta is not there");
        await machine.Client.StopAsync(TestContext.Current.CancellationToken);
        await Patience.WaitAsync(machine.Machine.Stopped, () => "for the end of the machine", TestContext.Current.CancellationToken);
    }
}
