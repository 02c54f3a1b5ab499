using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Tests.Init;

public sealed class RestartPolicyTests
{
    private static readonly ProcessExit _killed = new(null, 9);
    private static readonly ProcessExit _failed = new(1, null);
    private static readonly ProcessExit _ended = new(0, null);
    private static readonly TimeSpan _stable = TimeSpan.FromSeconds(10);

    [Fact]
    public void Always_restarts_however_the_process_ended()
    {
        foreach (ProcessExit exit in new[] { _killed, _failed, _ended })
        {
            Assert.NotNull(Policy(RestartRule.Always).Next(exit, TimeSpan.Zero));
        }
    }

    [Fact]
    public void On_failure_restarts_unless_the_exit_code_was_0()
    {
        Assert.NotNull(Policy(RestartRule.OnFailure).Next(_killed, TimeSpan.Zero));
        Assert.NotNull(Policy(RestartRule.OnFailure).Next(_failed, TimeSpan.Zero));
        Assert.Null(Policy(RestartRule.OnFailure).Next(_ended, TimeSpan.Zero));
    }

    [Fact]
    public void Never_restarts_nothing()
    {
        Assert.Null(Policy(RestartRule.Never).Next(_killed, TimeSpan.Zero));
    }

    [Fact]
    public void The_wait_doubles_up_to_its_limit()
    {
        RestartPolicy policy = Policy(RestartRule.Always);

        Assert.Equal([50, 100, 200, 300, 300], Waits(policy, 5, TimeSpan.Zero));
    }

    [Fact]
    public void The_wait_starts_over_once_the_process_was_up_for_long_enough()
    {
        RestartPolicy policy = Policy(RestartRule.Always);
        Waits(policy, 4, TimeSpan.Zero);

        Assert.Equal([50], Waits(policy, 1, _stable));
        Assert.Equal([100], Waits(policy, 1, _stable - TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void A_wait_of_nothing_still_grows()
    {
        RestartPolicy policy = new(new ScenarioRestart { Rule = RestartRule.Always, BackoffMs = 0, MaxBackoffMs = 3 }, _stable);

        Assert.Equal([0, 1, 2, 3, 3], Waits(policy, 5, TimeSpan.Zero));
    }

    [Fact]
    public void Fault_S19_AStartThatFailedIsTriedAgainWhateverTheRule()
    {
        RestartPolicy policy = Policy(RestartRule.Never);

        Assert.Equal([50, 100, 200, 300, 300], Enumerable.Range(0, 5).Select(_ => policy.NextStart().TotalMilliseconds));
    }

    private static RestartPolicy Policy(RestartRule rule)
        => new(new ScenarioRestart { Rule = rule, BackoffMs = 50, MaxBackoffMs = 300 }, _stable);

    private static double[] Waits(RestartPolicy policy, int count, TimeSpan uptime)
        => [.. Enumerable.Range(0, count).Select(_ => policy.Next(_killed, uptime)!.Value.TotalMilliseconds)];
}
