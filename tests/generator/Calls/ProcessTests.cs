using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Modules;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>Calls between real operating-system processes.</summary>
public sealed class ProcessTests : IAsyncLifetime
{
    private const int Values = 300;

    private ProcessMachine _machine = null!;

    public async ValueTask InitializeAsync() => _machine = await ProcessMachine.BootAsync(
        ProcessMachine.Process("alpha", 5, ProcessMachine.Module<EchoCallerModule>(), ProcessMachine.Module<TemperatureLoggerModule>()) with
        {
            Samgr = true,
        },
        ProcessMachine.Process("beta", 6, ProcessMachine.Module<EchoModule>(), ProcessMachine.Module<ThermometerModule>()) with
        {
            After = ["alpha"],
            Restart = new ScenarioRestart { Rule = RestartRule.Always },
        });

    public ValueTask DisposeAsync()
    {
        _machine?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Any_value_comes_back_equal_from_another_process()
    {
        CallResult result = await _machine.CallAsync(EchoCallerModule.Name, 0, ["str"], Environment.TickCount, Values);

        Assert.Equal("", result.Values![0].GetString());
    }

    [Fact]
    public async Task A_killed_service_is_found_again_by_the_same_proxy()
    {
        CallResult before = await _machine.CallAsync("temperature_logger", TemperatureLoggerFunctions.Describe, ["i32", "str"], 2);
        _machine.Kill(6);
        CallResult after = await _machine.CallAsync("temperature_logger", TemperatureLoggerFunctions.Describe, ["i32", "str"], 3);

        Assert.Equal("sensor 2: 202", before.Values![1].GetString());
        Assert.Equal("sensor 3: 203", after.Values![1].GetString());
    }

    [Fact]
    public async Task A_malformed_request_is_refused_and_the_service_goes_on()
    {
        await _machine.CallAsync("temperature", ReservedFunctions.Ping, ["i32", "i32"]);

        CallResult result = await _machine.TryCallAsync("temperature", TemperatureFunctions.Read, ["i32"], 1, 2);

        Assert.Equal(EC.Invalid, result.Result);
        Assert.Equal(0, (await _machine.CallAsync("temperature", ReservedFunctions.Ping, ["i32", "i32"])).Values![0].GetInt32());
    }
}
