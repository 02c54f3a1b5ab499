using System.Text.Json;
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
              "modules": ["elsewhere/Samgr.Generator.Sample.dll:Samgr.Generator.Sample.ThermometerModule", "elsewhere/Samgr.Generator.Sample.dll:Samgr.Generator.Sample.EchoModule"]
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
    public async Task A_call_by_name_takes_and_gives_whatever_a_function_passes()
    {
        using TestMachine machine = await StartAsync();

        Assert.Equal(202, (await machine.CallAsync("temperature", nameof(ITemperature.Read), 2)).GetInt32());
        JsonElement tried = await machine.CallAsync("temperature", nameof(ITemperature.TryRead), 1, "C");
        Assert.Equal((201, "C/10", true), (tried.GetProperty("tenths").GetInt32(), tried.GetProperty("unit").GetString(), tried.GetProperty("result").GetBoolean()));
        Reading[] readings = [new Reading { Sensor = 1, Tenths = 2, Name = "n" }];
        JsonElement returned = await machine.CallAsync("echo", nameof(IEcho.OfReadings), [readings]);
        Assert.Equal((1, 2, "n"), (returned.GetArrayLength(), returned[0].GetProperty("Tenths").GetInt32(), returned[0].GetProperty("Name").GetString()));
        Assert.Equal([1, 255], (await machine.CallAsync("echo", nameof(IEcho.OfBytes), new byte[] { 1, 255 })).EnumerateArray().Select(one => one.GetInt32()));
        Assert.Equal("On", (await machine.CallAsync("echo", nameof(IEcho.OfMode), Mode.On)).GetString());
        Assert.Equal(JsonValueKind.Null, (await machine.CallAsync("echo", nameof(IEcho.OfOptionalText), [null])).ValueKind);
        Assert.Equal(JsonValueKind.Undefined, (await machine.CallAsync("temperature", nameof(ITemperature.Wake))).ValueKind);
    }

    [Fact]
    public async Task A_wrong_call_by_name_says_what_there_is()
    {
        using TestMachine machine = await StartAsync();

        Assert.Contains("did you mean Read?", (await Assert.ThrowsAsync<ArgumentException>(() => machine.CallAsync("temperature", "Raed", 1))).Message);
        Assert.Contains("0 arguments are given; there are 1: Read(i32 sensor) : i32", (await Assert.ThrowsAsync<ArgumentException>(() => machine.CallAsync("temperature", "Read"))).Message);
        ServiceException error = await Assert.ThrowsAsync<ServiceException>(() => machine.CallAsync("temperature", "NameOf", 9));
        Assert.Equal(EC.Failure, error.Code);
        Assert.StartsWith("temperature.NameOf failed: ", error.Message);
    }

    [Theory]
    [InlineData("i8", -5)]
    [InlineData("u8", 250)]
    [InlineData("i16", -500)]
    [InlineData("u16", 65000)]
    public async Task A_call_by_number_takes_every_type_of_the_command_line(string type, int value)
    {
        using TestMachine machine = await StartAsync();
        int function = type switch { "i8" => EchoFunctions.OfInt8, "u8" => EchoFunctions.OfUint8, "i16" => EchoFunctions.OfInt16, _ => EchoFunctions.OfUint16 };

        Assert.Equal(value, (await machine.CallAsync("echo", function, type, value)).GetInt32());
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
