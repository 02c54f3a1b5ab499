using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>A client from outside of each release: what `samgr call` and the other orders say to a machine of this release.</summary>
public sealed class ControlSessionTests
{
    private const string FileName = "control.txt";
    private const string Machine = "recorded";

    private static readonly byte[] _board = """
        {
          "name": "small",
          "pins": [ { "number": 1, "name": "LED" }, { "number": 2, "name": "KEY" } ],
          "buttons": [ { "name": "K", "pin": 2, "pull": "up", "activeLow": true } ]
        }
        """u8.ToArray();

    public static TheoryData<string> Releases => [.. Recording.Releases];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_client_of_a_recorded_release_is_answered_or_refused_in_words(string release)
    {
        using TestMachine machine = await TestMachine.BootAsync(Scenario());
        List<RecordedStep> steps = Recording.Read(release, FileName);
        using ControlLines client = ControlLines.Open(MachineFolder.ControlSocketOf(machine.Folder, Machine));
        int version = JsonDocument.Parse(steps[0].Content).RootElement.GetProperty("version").GetInt32();
        foreach (RecordedStep step in steps)
        {
            if (step.IsFromProcess)
            {
                await client.WriteAsync(step.Content);
                continue;
            }

            JsonElement answer = JsonDocument.Parse(await client.ReadAsync() ?? "null").RootElement;
            if (version != WireVersion.Control.Number)
            {
                Assert.Contains($"(release {release}) of the control connection, and the machine version {WireVersion.Control}", answer.GetProperty("error").GetString());
                return;
            }

            Assert.Equal((step.Title, null), (step.Title, JsonPattern.Difference(JsonDocument.Parse(step.Content).RootElement, answer)));
        }
    }

    [Fact]
    public async Task A_client_of_this_release_is_recorded()
    {
        using TestMachine machine = await TestMachine.BootAsync(Scenario());
        using ControlRelay relay = new(MachineFolder.ControlSocketOf(machine.Folder, Machine), Machine);
        using (ControlClient client = ControlClient.Find(Machine, relay.Folder))
        {
            await SayAllAsync(client, TestContext.Current.CancellationToken);
        }

        RecordedStep[] steps = relay.Steps;
        Recording.Write(FileName, steps);
        Assert.All(steps, step => Assert.Equal(step.IsFromProcess, step.Content.Contains("\"version\":1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_client_of_another_version_is_refused_and_told_both()
    {
        using TestMachine machine = await TestMachine.BootAsync(Scenario());
        using ControlLines client = ControlLines.Open(MachineFolder.ControlSocketOf(machine.Folder, Machine));

        await client.WriteAsync("{\"cmd\":\"ps\",\"version\":2,\"release\":\"9.8.7\"}");
        JsonElement refused = JsonDocument.Parse((await client.ReadAsync())!).RootElement;
        await client.WriteAsync("{\"cmd\":\"ps\"}");
        JsonElement without = JsonDocument.Parse((await client.ReadAsync())!).RootElement;

        Assert.Equal(EC.Invalid, refused.GetProperty("code").GetInt32());
        Assert.Contains(
            $"this client speaks version 2 (release 9.8.7) of the control connection, and the machine version {WireVersion.Control}",
            refused.GetProperty("error").GetString());
        Assert.True(without.GetProperty("ok").GetBoolean());
    }

    private static Scenario Scenario()
    {
        Scenario pair = TestMachine.Pair(new ScenarioRestart { Rule = RestartRule.Never });
        return pair with { Name = Machine, Board = BoardFile.Parse(_board, "board.json") };
    }

    private static async Task SayAllAsync(ControlClient client, CancellationToken cancellation)
    {
        await client.ListProcessesAsync(cancellation);
        await client.ListServicesAsync(cancellation);
        await client.ListClientsAsync(5, cancellation);
        await client.DumpAsync(null, cancellation);
        await client.ReadStateAsync("5", cancellation);
        await client.DescribeAsync("beta", cancellation: cancellation);
        await client.CallAsync(new CallRequest("beta", null, ProbeFunction.Echo, [TestMachine.Text("hello")], 42, ["str"]), cancellation);
        await client.CallAsync(new CallRequest("beta", null, ProbeFunction.Echo, [TestMachine.Text("hello")], OneWay: true), cancellation);
        await client.CallAsync(new CallRequest("nothing", "feature", 1), cancellation);
        await client.ReadLogAsync(new LogQuestion(0, LogLevel.Error), cancellation);
        await client.ListPinsAsync(cancellation);
        await client.ReadPinAsync("LED", cancellation);
        await client.SetPinAsync("LED", "high", cancellation);
        await client.WatchPinsAsync("LED", 0, cancellation);
        await client.PressAsync("K", 1, cancellation);
        await Assert.ThrowsAsync<ControlException>(() => client.PressAsync("nothing", 1, cancellation));
        await client.RestartAsync(6, cancellation);
        await client.KillAsync(6, cancellation);
        await client.StopAsync(cancellation);
    }
}
