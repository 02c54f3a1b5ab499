using Samgr.Attacks.Modules;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Testing;

namespace Samgr.Attacks.Tests;

/// <summary>A machine in the test's own process that has honest processes only.</summary>
internal sealed class HonestMachine(ScenarioRestart restart, Transport transport, IReadOnlyDictionary<string, int>? limits = null) : TestMachine(
    AttackedMachine.Describe("honest-" + Guid.NewGuid().ToString("N")[..8], hasAttacker: false, restart) with { Limits = limits ?? new Dictionary<string, int>() },
    options => options with { Transport = transport },
    TestContext.Current.CancellationToken)
{
    private static readonly string[] _states = ["starting", "loading", "running"];

    /// <summary>A rule by which each process starts again, soon.</summary>
    public static ScenarioRestart Soon { get; } = new() { Rule = RestartRule.Always, BackoffMs = 1, MaxBackoffMs = 50 };

    /// <summary>Where a process is.</summary>
    public ProcessInfo Find(string name) => Machine.Processes.Single(process => process.Name == name);

    /// <summary>Waits until a process is in a state.</summary>
    public Task WaitForStateAsync(string name, string state)
        => WaitUntilAsync(() => Task.FromResult(Find(name).State == state), () => $"{name} is {state}; it is {Find(name).State}");

    /// <summary>Kills a process as soon as one has reached a state, in a run of it.</summary>
    /// <returns>How many were killed: 0 when that one had ended by itself.</returns>
    public async Task<int> KillAtAsync(string killed, string watched, string state, int restarts)
    {
        await Patience.UntilAsync(
            () => Task.FromResult(Find(watched) is { OsPid: not null } process && process.Restarts >= restarts && HasReached(process.State, state)),
            () => $"{watched} is {state} in its run {restarts}:\n{Log.Text}",
            TestContext.Current.CancellationToken);
        return Machine.Kill(Find(killed).Pid) ? 1 : 0;
    }

    /// <summary>Waits until the calls of an honest process come to something.</summary>
    public async Task<HonestReport> WaitForReportAsync(string name, Func<HonestReport, bool> fits, string what)
    {
        HonestReport report = new(0, 0, 0, 0, 0, 0, string.Empty);
        await WaitUntilAsync(
            async () => fits(report = await Operator.ReportAsync(Client, name, TestContext.Current.CancellationToken)),
            () => $"{name} {what}; it reports {report}");
        return report;
    }

    /// <summary>Waits until every process calls the others, and has right answers only.</summary>
    public async Task ExpectAllWellAsync()
    {
        foreach (string name in Honest.Names)
        {
            await WaitUntilAsync(
                async () => (await Client.CallAsync(
                    new CallRequest(name, null, HonestFunction.Report, Returns: ["i32", "i32"]), TestContext.Current.CancellationToken)).Result == EC.Success,
                () => name + " answers");
        }

        foreach (string name in Honest.Names)
        {
            await WaitForReportAsync(name, report => report is { Calls: > 0, Wrong: 0 }, "has right answers only");
        }
    }

    private static bool HasReached(string state, string wanted) => Array.IndexOf(_states, state) >= Array.IndexOf(_states, wanted);
}
