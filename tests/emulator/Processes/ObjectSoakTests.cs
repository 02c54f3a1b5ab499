using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

/// <summary>
/// Four processes pass objects to each other while one of them is killed every second. The number of objects is that of CI;
/// SAMGR_SOAK_OBJECTS asks for another one.
/// </summary>
public sealed class ObjectSoakTests
{
    private static readonly TimeSpan _betweenKills = TimeSpan.FromSeconds(1);

    private static int Objects => int.TryParse(Environment.GetEnvironmentVariable("SAMGR_SOAK_OBJECTS"), out int objects) ? objects : 10_000;

    [Fact]
    public async Task Nothing_leaks_and_no_reply_is_lost_while_processes_are_killed()
    {
        using TestMachine machine = await TestMachine.BootAsync(Four());
        Dictionary<int, int> passed = [];
        int kills = 0;
        using PeriodicTimer timer = new(_betweenKills);
        while (passed.Values.Sum() < Objects)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            foreach (string name in PasserModule.Names)
            {
                if (await CountAsync(machine, name) is int[] counts)
                {
                    passed[machine.SystemId(PidOf(name))] = counts[0];
                }
            }

            machine.Machine.Kill(PidOf(PasserModule.Names[kills++ % PasserModule.Names.Length]));
        }

        foreach (string name in PasserModule.Names)
        {
            await machine.WaitUntilAsync(async () => await CountAsync(machine, name) != null, () => name + " is back");
            Assert.Equal(0, (await machine.CallAsync(name, PasserFunction.Stop, [])).Result);
        }

        foreach (string name in PasserModule.Names)
        {
            int[]? last = null;
            await machine.WaitUntilAsync(
                async () => (last = await CountAsync(machine, name)) is [_, _, 0, <= 1, 0, 0, 0],
                () => $"{name} holds nothing and has met no error; it counts {string.Join(' ', last ?? [])}");
        }

        MachineSnapshot? kernel = null;
        await machine.WaitUntilAsync(
            async () => (kernel = await machine.SnapshotAsync()).Table("handles").Used == 5 && kernel.Table("calls").Used == 0 && kernel.Table("objects").Used == 0,
            () => "the kernel knows only the handles of the five; it says " + string.Join(", ", kernel!.Shared));
        TestContext.Current.SendDiagnosticMessage($"{passed.Values.Sum()} objects, {kills} kills");
    }

    private static int PidOf(string name) => 10 + Array.IndexOf(PasserModule.Names, name);

    private static async Task<int[]?> CountAsync(TestMachine machine, string name)
    {
        CallResult result = await machine.CallAsync(name, PasserFunction.Count, [], "i32", "i32", "i32", "i32", "i32", "i32", "i32");
        return result.Values == null ? null : [.. result.Values.Select(value => value.GetInt32())];
    }

    private static Scenario Four() => new()
    {
        Name = "soak-" + Guid.NewGuid().ToString("N")[..8],
        Limits = new Dictionary<string, int> { ["messageRate"] = 0 },
        Processes =
        [
            TestMachine.Process("manager", 5, 7) with { Samgr = true },
            .. PasserModule.Names.Select(name => TestMachine.Process(name, PidOf(name), 100) with
            {
                Modules = [PasserModule.Scenario],
                Restart = new ScenarioRestart { Rule = RestartRule.Always, BackoffMs = 1, MaxBackoffMs = 1 },
            }),
        ],
    };
}
