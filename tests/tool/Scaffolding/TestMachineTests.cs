using LiteIpc;
using Samgr.Generator.Sample;
using Samgr.Testing;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>What the tests of a scaffold boot machines with.</summary>
[Collection(MachineCollection.Name)]
public sealed class TestMachineTests : IDisposable
{
    private const string Scenario = """
        {
          "name": "thermometer",
          "processes": [
            {
              "name": "weather", "pid": 5, "samgr": true, "restart": { "rule": "always" },
              // Built elsewhere: the one beside the test is taken.
              "modules": ["elsewhere/Samgr.Generator.Sample.dll:Samgr.Generator.Sample.ThermometerModule"]
            }
          ]
        }
        """;

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_call_gives_the_result_or_throws_what_the_service_threw()
    {
        using TestMachine machine = await StartAsync();

        Assert.Equal(202, (await machine.CallAsync("temperature", TemperatureFunctions.Read, "i32", 2)).GetInt32());
        Assert.Equal("sensor 1", (await machine.CallAsync("temperature", TemperatureFunctions.NameOf, "str", 1)).GetString());
        ServiceException error = await Assert.ThrowsAsync<ServiceException>(() => machine.CallAsync("temperature", TemperatureFunctions.NameOf, "str", 9));
        Assert.Equal(EC.Failure, error.Code);
        Assert.Contains("outside the bounds", error.Message);
    }

    [Fact]
    public async Task A_killed_process_is_up_again()
    {
        using TestMachine machine = await StartAsync();

        await machine.KillAsync("weather");

        Assert.Equal("sensor 1", (await machine.CallAsync("temperature", TemperatureFunctions.NameOf, "str", 1)).GetString());
        await machine.WaitForLogAsync("weather (pid 5) of uid 0 ended with signal 9");
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        using TestMachine machine = await StartAsync();

        Assert.Contains(
            "give null for a function that returns nothing",
            (await Assert.ThrowsAsync<ArgumentException>(() => machine.CallAsync("temperature", TemperatureFunctions.Read, "", 2))).Message);
        Assert.Contains("there are weather", (await Assert.ThrowsAsync<ArgumentException>(() => machine.KillAsync("climate"))).Message);
        Assert.Contains(
            "copied to the output folder",
            (await Assert.ThrowsAsync<Emulator.Scenarios.ScenarioException>(() => TestMachine.StartAsync("missing.json", TestContext.Current.CancellationToken))).Message);
    }

    private Task<TestMachine> StartAsync() => TestMachine.StartAsync(_sandbox.Write("thermometer.json", Scenario), TestContext.Current.CancellationToken);
}
