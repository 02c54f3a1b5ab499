using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Modules;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>Callbacks between real operating-system processes: a service in beta, and a client in alpha and in gamma.</summary>
public sealed class CallbackProcessTests : IAsyncLifetime
{
    private const int GammaPid = 7;
    private const string Thermostat = "thermostat";
    private const string Alpha = AlarmOwnerModule.Prefix + "alpha";
    private const string Gamma = AlarmOwnerModule.Prefix + "gamma";

    private ProcessMachine _machine = null!;

    public async ValueTask InitializeAsync() => _machine = await ProcessMachine.BootAsync(
        ProcessMachine.Process("alpha", 5, ProcessMachine.Module<AlarmOwnerModule>()) with { Samgr = true },
        ProcessMachine.Process("beta", 6, ProcessMachine.Module<ThermostatModule>()) with { After = ["alpha"] },
        ProcessMachine.Process("gamma", GammaPid, ProcessMachine.Module<AlarmOwnerModule>()) with { After = ["alpha"] });

    public ValueTask DisposeAsync()
    {
        _machine?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_client_is_called_back_in_order_as_often_as_the_service_calls()
    {
        const int Times = 50;
        await WatchAsync(Gamma);

        await RingAsync(0, Times);

        string expected = string.Join(' ', Enumerable.Range(0, Times).Select(sensor => $"{sensor}:ring"));
        Assert.Equal(expected, await ReceivedAsync(Gamma, Times));
    }

    [Fact]
    public async Task Each_client_gets_its_own_calls()
    {
        await WatchAsync(Gamma);
        await WatchAsync(Alpha);

        await RingAsync(1, 2);
        await RingAsync(0, 1);

        Assert.Equal("0:ring 1:ring", await ReceivedAsync(Alpha, 2));
        Assert.Equal("0:ring", await ReceivedAsync(Gamma, 1));
    }

    [Fact]
    public async Task A_service_is_told_when_its_client_dies_and_calls_the_others_as_before()
    {
        await WatchAsync(Gamma);
        await WatchAsync(Alpha);

        _machine.Kill(GammaPid);

        Assert.Equal("0:gone", await ReceivedAsync(Alpha, 1));
        await AssertDeadAsync(ThermostatFunctions.Ring, 0, 1);
        await AssertDeadAsync(ThermostatFunctions.Ask, 0, "still there?");
        await RingAsync(1, 1);
        Assert.Equal("0:ring", await ReceivedAsync(Alpha, 1));
    }

    [Fact]
    public async Task Fault_F10_AClientThatDiesWhileItIsCalledBackIsADeadObjectForTheServiceAndNotForItsCaller()
    {
        await WatchAsync(Gamma);
        Task<CallResult> asked = _machine.TryCallAsync(Thermostat, ThermostatFunctions.Ask, ["i32", "str"], 0, AlarmOwnerModule.Endless);
        Assert.Equal("0:" + AlarmOwnerModule.Endless, await ReceivedAsync(Gamma, 1));

        _machine.Kill(GammaPid);

        AssertDead(await asked);
    }

    private static void AssertDead(CallResult result)
    {
        Assert.Equal(EC.Failure, result.Values![0].GetInt32());
        Assert.StartsWith("thermostat.", result.Values[1].GetString(), StringComparison.Ordinal);
        Assert.Contains(EC.NameOf(EC.DeadObject), result.Values[1].GetString(), StringComparison.Ordinal);
    }

    private async Task AssertDeadAsync(int function, params object[] arguments)
        => AssertDead(await _machine.TryCallAsync(Thermostat, function, ["i32", "str"], arguments));

    private async Task WatchAsync(string owner)
    {
        Assert.Equal("", (await _machine.CallAsync(owner, AlarmOwnerModule.Watch, ["str"], 0)).Values![0].GetString());
        Assert.Equal("0:sensor 0", await ReceivedAsync(owner, 1));
    }

    private async Task RingAsync(int alarm, int times)
        => Assert.Equal(0, (await _machine.TryCallAsync(Thermostat, ThermostatFunctions.Ring, ["i32"], alarm, times)).Values![0].GetInt32());

    private async Task<string?> ReceivedAsync(string owner, int count)
        => (await _machine.TryCallAsync(owner, AlarmOwnerModule.Received, ["str"], count)).Values![0].GetString();
}
