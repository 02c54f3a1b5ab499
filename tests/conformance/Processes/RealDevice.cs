using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using LiteIpc;
using Samgr.Conformance.Modules;
using Samgr.Conformance.Support;
using Samgr.Emulator;
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

    private readonly string _folder = Directory.CreateTempSubdirectory("sc-").FullName;
    private readonly LogLines _log = new();
    private Machine? _machine;
    private ControlClient? _control;

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
        };
        _machine = new Machine(scenario, new MachineOptions { Log = _log, RuntimeDirectory = _folder });
        _machine.Start();
        _control = ControlClient.Find(scenario.Name, _folder);
        await _machine.WaitForBootAsync().WaitAsync(TimeSpan.FromMilliseconds(Device.Patience));
    }

    /// <summary>Has a client run the steps of a row.</summary>
    /// <returns>Their results, separated by blanks.</returns>
    public async Task<string> RunAsync(string row, string client = FirstClient)
    {
        CallArgument argument = new("str", JsonSerializer.SerializeToElement(row));
        CallRequest call = new(client, null, 0, [argument], Returns: ["str"], TimeoutMs: 4 * Device.Patience);
        long deadline = Environment.TickCount64 + Device.Patience;
        CallResult result = await _control!.CallAsync(call, TestContext.Current.CancellationToken);
        while (result.Result == EC.NoService && Environment.TickCount64 < deadline)
        {
            // A client that has just booted registers its service meanwhile.
            result = await _control.CallAsync(call, TestContext.Current.CancellationToken);
        }

        Assert.True(result.Result == EC.Success, $"{row}: {result.Name} {result.Reason}; the log:\n{_log}");
        return result.Values![0].GetString()!;
    }

    public ValueTask DisposeAsync()
    {
        _control?.Dispose();
        _machine?.Dispose();
        Directory.Delete(_folder);
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

    private sealed class LogLines : TextWriter
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => _lines.Enqueue(value ?? string.Empty);

        public override string ToString() => string.Join('\n', _lines);
    }
}
