using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Init;

/// <summary>Many processes come up a few at a time, however many there are.</summary>
public sealed class StartTurnTests
{
    private const int Processes = 40;
    private const int MaxStarts = 3;
    private const int FirstPid = 5;

    [Fact]
    public async Task Forty_processes_come_up_a_few_at_a_time_in_their_order()
    {
        int most = 0;
        using TestMachine machine = new(Many(), options => options with { MaxStarts = MaxStarts });
        machine.Machine.Changed += (_, _) => most = Math.Max(most, machine.Machine.Processes.Count(process => process.State is "starting" or "loading"));

        await machine.BootAsync();

        Assert.Equal(MaxStarts, most);
        string[] started = [.. machine.Log.Lines.Where(line => line.Contains("init: start ")).Select(line => line.Split("init: start ")[1].Split(':')[0])];
        Assert.Equal(Many().Processes.Select(process => process.Name), started);
    }

    [Fact]
    public async Task A_process_that_does_not_come_up_does_not_keep_the_others_from_it()
    {
        Testing.TestClock clock = new();
        Scenario scenario = Many(3) with { Boot = new ScenarioBoot { Milestones = ["never"] } };
        using StandInHost host = new("exec sleep 1000");
        using TestMachine machine = new(scenario, options => options with { MaxStarts = 1, ProcessHostPath = host.HostPath, Time = clock });
        machine.Machine.Start();
        await machine.WaitForLogAsync("start server0");
        Assert.DoesNotContain("start server1", machine.Log.Text, StringComparison.Ordinal);

        await Patience.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(machine.Log.Text.Contains("start server2", StringComparison.Ordinal));
            },
            () => "all have been started",
            TestContext.Current.CancellationToken);
    }

    private static Scenario Many(int processes = Processes) => new()
    {
        Name = "many-" + Guid.NewGuid().ToString("N")[..8],
        Processes =
        [
            .. Enumerable.Range(0, processes).Select(i => TestMachine.Process("server" + i, FirstPid + i, FirstPid + i) with
            {
                Samgr = i == 0,
                After = i == 0 || processes < Processes ? [] : ["server0"],
            }),
        ],
    };
}
