using LiteIpc;
using Samgr.Conformance.Modules;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Conformance.Processes;

/// <summary>
/// A machine of real processes: foundation, which hosts samgr and the ability manager, the calculator's server, the IPC
/// Kit's, one more of these for each row that ends it, and two clients, which run the steps of rows. Its end leaves nothing behind.
/// </summary>
public sealed class RealDevice : IAsyncLifetime
{
    public const string FirstClient = "first_client";
    public const string SecondClient = "second_client";

    private TestMachine? _machine;

    public async ValueTask InitializeAsync()
    {
        Scenario scenario = new()
        {
            Name = "conformance",
            Processes =
            [
                Process<AbilityManagerModule>("foundation", 5) with { Samgr = true },
                Process<CalculatorModule>("server", 6) with { After = ["foundation"] },
                Process<ClientModule>(FirstClient, 7) with { After = ["foundation"] },
                Process<ClientModule>(SecondClient, 8) with { After = ["foundation"] },
                Process<KitServerModule>(KitServerModule.Server, 9) with { After = ["foundation"] },
                Process<KitServerModule>("IK-030", 10) with { After = ["foundation"] },
                Process<KitServerModule>("IK-038", 11) with { After = ["foundation"] },
                Process<KitServerModule>("IK-040", 12) with { After = ["foundation"] },
            ],
            Limits = new Dictionary<string, int> { ["messageRate"] = 0, ["poolSize"] = IpcLimits.MaxPoolSize },
            Children = new ScenarioChildren { StartTimeoutMs = 120_000 },
        };
        _machine = await TestMachine.StartAsync(scenario);
    }

    /// <summary>Has a client run the steps of a row.</summary>
    /// <returns>Their results, separated by blanks.</returns>
    public async Task<string> RunAsync(string row, string client = FirstClient)
    {
        CallResult? result = null;
        // A client that has just booted registers its service meanwhile.
        await _machine!.WaitUntilAsync(
            async () => (result = await _machine.CallAsync(client, 0, [TestMachine.Text(row)], "str")).Result != EC.NoService,
            () => client + " is registered");
        Assert.True(result!.Result == EC.Success, $"{row}: {result.Name} {result.Reason}; the log:\n{_machine.Log.Text}");
        return result.Values![0].GetString()!;
    }

    public ValueTask DisposeAsync()
    {
        _machine?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ScenarioProcess Process<TModule>(string name, int pid) => new()
    {
        Name = name,
        Pid = pid,
        Uid = pid,
        Gid = pid,
        Modules = [new ScenarioModule(typeof(TModule).Assembly.GetName().Name!, typeof(TModule).FullName!)],
        Restart = new ScenarioRestart { Rule = RestartRule.Never },
    };
}
