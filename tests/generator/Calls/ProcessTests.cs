using System.Text.Json;
using LiteIpc;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Modules;

namespace Samgr.Generator.Tests.Calls;

/// <summary>Calls between real operating-system processes.</summary>
public sealed class ProcessTests : IAsyncLifetime
{
    private const int Values = 300;
    private const int PatienceMs = 60_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("samgr-gen-").FullName;
    private Machine _machine = null!;
    private ControlClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        Scenario scenario = new()
        {
            Name = "generated-" + Guid.NewGuid().ToString("N")[..8],
            Limits = new Dictionary<string, int> { ["messageRate"] = 0 },
            Processes =
            [
                Process("alpha", 5, Module<EchoCallerModule>(), Module<TemperatureLoggerModule>()) with { Samgr = true },
                Process("beta", 6, Module<EchoModule>(), Module<ThermometerModule>()) with
                {
                    After = ["alpha"],
                    Restart = new ScenarioRestart { Rule = RestartRule.Always },
                },
            ],
        };
        _machine = new Machine(scenario, new MachineOptions { RuntimeDirectory = _folder });
        _machine.Start();
        _client = ControlClient.Find(scenario.Name, _folder);
        await _machine.WaitForBootAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMilliseconds(PatienceMs), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _machine?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Any_value_comes_back_equal_from_another_process()
    {
        CallResult result = await CallAsync(EchoCallerModule.Name, 0, ["str"], Environment.TickCount, Values);

        Assert.Equal("", result.Values![0].GetString());
    }

    [Fact]
    public async Task A_killed_service_is_found_again_by_the_same_proxy()
    {
        CallResult before = await CallAsync("temperature_logger", TemperatureLoggerFunctions.Describe, ["i32", "str"], 2);
        await _client.KillAsync(6, TestContext.Current.CancellationToken);
        CallResult after = await CallAsync("temperature_logger", TemperatureLoggerFunctions.Describe, ["i32", "str"], 3);

        Assert.Equal("sensor 2: 202", before.Values![1].GetString());
        Assert.Equal("sensor 3: 203", after.Values![1].GetString());
    }

    [Fact]
    public async Task A_malformed_request_is_refused_and_the_service_goes_on()
    {
        await CallAsync("temperature", ReservedFunctions.Ping, ["i32", "i32"]);

        CallResult result = await TryCallAsync("temperature", TemperatureFunctions.Read, ["i32"], 1, 2);

        Assert.Equal(EC.Invalid, result.Result);
        Assert.Equal(0, (await CallAsync("temperature", ReservedFunctions.Ping, ["i32", "i32"])).Values![0].GetInt32());
    }

    private static ScenarioModule Module<T>() => new(typeof(T).Assembly.GetName().Name!, typeof(T).FullName!);

    private static ScenarioProcess Process(string name, int pid, params ScenarioModule[] modules) => new()
    {
        Name = name,
        Pid = pid,
        Uid = pid,
        Gid = pid,
        Modules = modules,
        Restart = new ScenarioRestart { Rule = RestartRule.Never },
    };

    /// <summary>Calls until the service, and those it calls, are there.</summary>
    private async Task<CallResult> CallAsync(string service, int function, string[] returns, params int[] arguments)
    {
        long end = Environment.TickCount64 + PatienceMs;
        while (true)
        {
            CallResult result = await TryCallAsync(service, function, returns, arguments);
            bool isThere = result.Result == EC.Success
                && (returns[0] != "i32" || result.Values![0].GetInt32() == 0)
                && (returns[0] != "str" || result.Values![0].GetString() != "there is no echo");
            if (isThere)
            {
                return result;
            }

            Assert.True(Environment.TickCount64 < end, $"{service} does not answer: {result.Name} {result.Reason} {result.Hex}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private Task<CallResult> TryCallAsync(string service, int function, string[] returns, params int[] arguments) => _client.CallAsync(
        new CallRequest(
            service,
            null,
            function,
            [.. arguments.Select(value => new CallArgument("i32", JsonSerializer.SerializeToElement(value)))],
            Returns: returns,
            TimeoutMs: PatienceMs),
        TestContext.Current.CancellationToken);
}
