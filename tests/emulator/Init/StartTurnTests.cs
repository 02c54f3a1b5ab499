using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
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
        Scenario scenario = Many(3, null) with { Boot = new ScenarioBoot { Milestones = ["never"] } };
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

    [Fact]
    public async Task What_a_process_starts_takes_no_turn_of_those_that_have_to_come_up()
    {
        string host = Path.ChangeExtension(ChildProcess.DefaultHostPath, null);
        // The first is server0, the second server1, which comes up once it may, and the third the app, which does not.
        using StandInHost hosts = new(
            $"""
            if mkdir "$0.first" 2>/dev/null; then exec '{host}'; fi
            if mkdir "$0.second" 2>/dev/null; then while [ ! -e "$0.go" ]; do sleep 0.05; done; exec '{host}'; fi
            if mkdir "$0.app" 2>/dev/null; then exec sleep 1000; fi
            exec '{host}'
            """);
        Scenario scenario = Many(3) with { Apps = [new ScenarioApp { Name = "idler", Modules = [ProbeModule.Scenario] }] };
        ScenarioProcess spawner = scenario.Processes[0] with { Permissions = [ScenarioTask.SpawnPermission] };
        scenario = scenario with { Processes = [spawner, .. scenario.Processes.Skip(1)] };
        using TestMachine machine = new(
            scenario, options => options with { MaxStarts = 1, ProcessHostPath = hosts.HostPath, Time = new Testing.TestClock() });
        machine.Machine.Start();
        string script = Path.ChangeExtension(hosts.HostPath, null);
        machine.WaitForTrace("register", "service", "server0");
        Patience.Until(() => Directory.Exists(script + ".second"), "server1 is on its way up");
        using ControlClient client = ControlClient.Find(scenario.Name, machine.Folder);

        CallResult spawned = await client.CallAsync(
            new CallRequest("server0", null, ProbeFunction.Spawn, [TestMachine.Text("idler")], Returns: ["i32"], Signature: IpcIo.AnySignature),
            TestContext.Current.CancellationToken);
        Assert.True(spawned.Result == EC.Success && spawned.Values![0].GetInt32() > 0, machine.Log.Text);
        Patience.Until(() => Directory.Exists(script + ".app"), "the app is on its way up");
        File.WriteAllText(script + ".go", string.Empty);

        machine.WaitForTrace("register", "service", "server2");
    }

    private static Scenario Many(int processes = Processes, string? first = "server0") => new()
    {
        Name = "many-" + Guid.NewGuid().ToString("N")[..8],
        Processes =
        [
            .. Enumerable.Range(0, processes).Select(i => TestMachine.Process("server" + i, FirstPid + i, FirstPid + i) with
            {
                Samgr = i == 0,
                After = i == 0 || first == null ? [] : [first],
            }),
        ],
    };
}
