using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class SpawnTests
{
    [Fact]
    public async Task An_application_gets_the_next_free_pid_and_its_own_identity()
    {
        using TestMachine machine = await TestMachine.BootAsync(WithApp(mayBetaSpawn: true));

        CallResult spawned = await machine.CallAsync("beta", ProbeFunction.Spawn, [TestMachine.Text("app")], "i32");

        Assert.Equal(7, spawned.Values![0].GetInt32());
        int place = machine.WaitForTrace("spawn", "name", "app");
        Assert.Contains("\"parent\":6", machine.Trace.Lines[place]);
        machine.WaitForTrace("register", "service", "app");
        CallResult seen = await machine.CallAsync(
            "app", ProbeFunction.Call, [TestMachine.Text("alpha"), TestMachine.Number(ProbeFunction.WhoAmI), TestMachine.Text("")], "i32", "str");
        Assert.Equal(20_000, BitConverter.ToInt32(Convert.FromHexString(seen.Values![1].GetString()!), 8));
    }

    [Fact]
    public async Task Without_the_permission_nothing_starts_and_the_log_says_what_is_missing()
    {
        using TestMachine machine = await TestMachine.BootAsync(WithApp(mayBetaSpawn: false));

        CallResult spawned = await machine.CallAsync("beta", ProbeFunction.Spawn, [TestMachine.Text("app")], "i32");

        Assert.Equal(EC.Permission, spawned.Values![0].GetInt32());
        machine.Log.WaitFor(line => line.Contains("\"permissions\": [\"spawn\"]"));
    }

    [Fact]
    public async Task An_unknown_application_is_refused_with_those_there_are()
    {
        using TestMachine machine = await TestMachine.BootAsync(WithApp(mayBetaSpawn: true));

        CallResult spawned = await machine.CallAsync("beta", ProbeFunction.Spawn, [TestMachine.Text("nothing")], "i32");

        Assert.Equal(EC.NoService, spawned.Values![0].GetInt32());
        machine.Log.WaitFor(line => line.Contains("'nothing'") && line.Contains("are: app"));
    }

    private static Scenario WithApp(bool mayBetaSpawn)
    {
        Scenario pair = TestMachine.Pair();
        return pair with
        {
            Processes = [pair.Processes[0], pair.Processes[1] with { Permissions = mayBetaSpawn ? [ScenarioTask.SpawnPermission] : [] }],
            Apps =
            [
                new ScenarioApp { Name = "app", Uid = 20_000, Modules = [ProbeModule.Scenario], Restart = new ScenarioRestart { Rule = RestartRule.Never } },
            ],
        };
    }
}
