using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

/// <summary>
/// Eight processes call each other at full speed while one of them is killed every 300 ms. It takes the seconds that
/// SAMGR_STRESS_SECONDS says, or else as long as CI has.
/// </summary>
public sealed class CallStressTests
{
    private const int FirstPid = 10;
    private const int Timeouts = 4;
    private const int Wrong = 5;
    private const int Others = 6;
    private const int LastOther = 7;
    private const int Mappings = 8;
    private const int MappingsOfChannel = 2;

    private static readonly TimeSpan _betweenKills = TimeSpan.FromMilliseconds(300);

    private static int Seconds => int.TryParse(Environment.GetEnvironmentVariable("SAMGR_STRESS_SECONDS"), out int seconds) ? seconds : 5;

    [Theory]
    [InlineData(Transport.Channel)]
    [InlineData(Transport.Socket)]
    public async Task Every_call_is_answered_or_ended_while_processes_are_killed(Transport transport)
    {
        Assert.SkipUnless(transport == Transport.Socket || Transports.HasChannels, "there are no channels here");
        using TestMachine machine = await TestMachine.BootAsync(Eight(), options => options with { Transport = transport });
        long[] total = new long[Mappings + 1];
        int kills = 0;
        Random random = new(20261126);
        long end = Environment.TickCount64 + (Seconds * 1000L);
        using PeriodicTimer timer = new(_betweenKills);
        while (Environment.TickCount64 < end)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            string victim = CallerModule.Names[random.Next(CallerModule.Names.Length)];
            Add(total, await CountAsync(machine, victim));
            kills += machine.Machine.Kill(PidOf(victim)) ? 1 : 0;
        }

        foreach (string name in CallerModule.Names)
        {
            await machine.WaitUntilAsync(
                async () => (await machine.CallAsync(name, CallerFunction.Stop, [])).Result == 0, () => name + " is back");
        }

        foreach (string name in CallerModule.Names)
        {
            int answered = 0;
            await machine.WaitUntilAsync(
                async () => (answered = await CallAllAsync(machine, name)) == CallerModule.Names.Length - 1,
                () => $"all the others answer {name}; {answered} do");
            int[]? counts = await CountAsync(machine, name);
            Add(total, counts);
            Assert.InRange(counts![Mappings], 0, MappingsOfChannel * 2 * CallerModule.Names.Length);
        }

        TestContext.Current.SendDiagnosticMessage($"{transport}, {kills} kills: {string.Join(' ', total)}");
        Assert.True(total[0] > 1000 && kills > 0, $"{total[0]} calls, {kills} kills");
        Assert.Equal((0, 0), (total[Timeouts], total[Wrong]));
        Assert.True(total[Others] == 0, $"{total[Others]} calls ended with other codes, such as {total[LastOther]}");
        SharedTable? calls = null;
        await machine.WaitUntilAsync(
            async () => (calls = (await machine.SnapshotAsync()).Table("calls")).Used == 0, () => "no call is under way; the kernel says " + calls);
    }

    private static int PidOf(string name) => FirstPid + Array.IndexOf(CallerModule.Names, name);

    private static void Add(long[] total, int[]? counts)
    {
        for (int i = 0; counts != null && i < total.Length; i++)
        {
            total[i] = i < LastOther ? total[i] + counts[i] : counts[i] != 0 ? counts[i] : total[i];
        }
    }

    private static async Task<int> CallAllAsync(TestMachine machine, string name)
        => (await machine.CallAsync(name, CallerFunction.CallAll, [], "i32")).Values?[0].GetInt32() ?? 0;

    private static async Task<int[]?> CountAsync(TestMachine machine, string name)
    {
        CallResult result = await machine.CallAsync(name, CallerFunction.Count, [], [.. Enumerable.Repeat("i32", Mappings + 1)]);
        return result.Values == null ? null : [.. result.Values.Select(value => value.GetInt32())];
    }

    private static Scenario Eight() => new()
    {
        Name = "stress-" + Guid.NewGuid().ToString("N")[..8],
        Limits = new Dictionary<string, int> { ["messageRate"] = 0 },
        Processes =
        [
            TestMachine.Process("manager", 5, 7) with { Samgr = true },
            .. CallerModule.Names.Select(name => TestMachine.Process(name, PidOf(name), 100) with
            {
                Modules = [CallerModule.Scenario],
                After = ["manager"],
                Restart = new ScenarioRestart { Rule = RestartRule.Always, BackoffMs = 1, MaxBackoffMs = 1 },
            }),
        ],
    };
}
