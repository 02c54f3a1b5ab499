using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Init;

/// <summary>One process gets no more of init than its share.</summary>
public sealed class ShareTests
{
    private const string Service = "beta-trouble";

    [Fact]
    public async Task Fault_S10_AMilestoneThatTheScenarioDoesNotNameIsNotKept()
    {
        using TestMachine machine = await TestMachine.BootAsync(Scenario());

        await machine.CallAsync(Service, TroubleFunction.ReportMilestone, [TestMachine.Text("nobody asked"), TestMachine.Number(1000)]);

        await machine.WaitUntilAsync(
            async () => (await machine.SnapshotAsync()).Processes.Single(process => process.Name == "beta").IgnoredMilestones == 1000,
            () => "the milestones are counted");
        Assert.DoesNotContain(machine.Trace.Lines, line => line.Contains("nobody asked"));
        Assert.Single(machine.Log.Lines, line => line.Contains("nobody asked"));
    }

    [Fact]
    public async Task Fault_S10_AMilestoneOfAnotherProcessIsIgnored()
    {
        Scenario scenario = Scenario() with
        {
            Boot = new ScenarioBoot
            {
                Milestones = ["alpha's", "anybody's"],
                Reporters = new Dictionary<string, IReadOnlyList<string>> { ["alpha's"] = ["alpha"] },
            },
        };
        using TestMachine machine = new(scenario);
        machine.Machine.Start();
        machine.WaitForTrace("register", "service", Service);
        using ControlClient client = ControlClient.Find(null, machine.Folder);
        foreach (string milestone in scenario.Boot.Milestones)
        {
            await client.CallAsync(
                new CallRequest(Service, null, TroubleFunction.ReportMilestone, [TestMachine.Text(milestone), TestMachine.Number(1)], TimeoutMs: Patience.LimitMs),
                TestContext.Current.CancellationToken);
        }

        machine.WaitForTrace("milestone", "name", "anybody's");
        Assert.Contains("milestone 'alpha's' has not been reported", machine.Machine.Missing);
        machine.Log.WaitFor("the scenario leaves it to alpha");
    }

    [Fact]
    public async Task Fault_S10_AProcessCannotFillTheQueueOfInit()
    {
        const int Threads = 100;
        const int Refused = 80;
        using ManualResetEventSlim isHeld = new();
        using ManualResetEventSlim release = new();
        using TestMachine machine = await TestMachine.BootAsync(Scenario());
        machine.Machine.Changed += (_, _) =>
        {
            isHeld.Set();
            release.Wait(Patience.LimitMs);
        };
        try
        {
            Assert.True(machine.Machine.Kill(7));
            Assert.True(isHeld.Wait(Patience.LimitMs, TestContext.Current.CancellationToken));

            CallResult result = await machine.CallAsync(
                Service, TroubleFunction.SpawnFromThreads, [TestMachine.Text("nothing"), TestMachine.Number(Threads), TestMachine.Number(Refused)], "i32");

            Assert.Equal(EC.Success, result.Result);
            Assert.InRange(result.Values![0].GetInt32(), Refused, Threads);
        }
        finally
        {
            release.Set();
        }
    }

    private static Scenario Scenario()
    {
        Scenario pair = TestMachine.Pair();
        return pair with
        {
            Processes =
            [
                pair.Processes[0],
                pair.Processes[1] with { Modules = [ProbeModule.Scenario, TroubleModule.Scenario] },
                TestMachine.Process("gamma", 7, 9) with { After = ["alpha"] },
            ],
        };
    }
}
