using System.Globalization;

namespace LiteIpc.Link.Tests.Simulation;

/// <summary>
/// Histories of devices that call each other while they, their services and their connections end at any moment. A seed that was found to break a rule is
/// added below; <c>SAMGR_LINK_SEED=N dotnet test tests/link --filter Simulation</c> runs that one alone.
/// </summary>
public sealed class SimulationTests
{
    private const string SeedVariable = "SAMGR_LINK_SEED";
    private const string CountVariable = "SAMGR_LINK_RUNS";
    private const int Runs = 40;
    private const int RunMs = 30_000;

    private static readonly int[] _found = [];

    [Fact]
    public void Every_rule_holds_in_histories_of_fresh_seeds()
    {
        int[] seeds = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out int given) ? [given] : Fresh();
        int meetings = 0;
        int calls = 0;
        int answered = 0;
        foreach (int seed in seeds)
        {
            History history = Run(seed);
            meetings += history.Meetings;
            calls += history.Calls.Count;
            answered += history.Calls.Count(call => call.Result == EC.Success);
            if (history.Faults.Count > 0)
            {
                Assert.Fail($"seed {seed}: {history.Faults[0]}\nagain: {SeedVariable}={seed} dotnet test tests/link --filter Simulation\n{string.Join('\n', history.Tail)}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{seeds.Length} runs, {calls} calls, {answered} of them answered, {meetings} restarts met a call");
        Assert.True(2 * answered > calls, $"{answered} of {calls} calls were answered");
    }

    [Fact]
    public void One_seed_is_one_history()
    {
        Assert.Equal(Run(1).Tail, Run(1).Tail);
        Assert.NotEqual(Run(1).Tail, Run(2).Tail);
    }

    private static History Run(int seed)
    {
        Simulation simulation = new(seed);
        simulation.Run(RunMs);
        return simulation.History;
    }

    private static int[] Fresh()
    {
        int runs = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), CultureInfo.InvariantCulture, out int given) ? given : Runs;
        return [.. _found, .. Enumerable.Range(0, runs).Select(_ => Random.Shared.Next())];
    }
}
