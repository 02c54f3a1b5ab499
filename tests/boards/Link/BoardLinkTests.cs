using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using LiteIpc;
using LiteIpc.Bus;
using LiteIpc.Link;
using LiteIpc.Link.Desktop;
using Samgr.Boards.Tests.Support;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Links;
using Samgr.Emulator.Scenarios;
using Samgr.Esp32;
using Samgr.Generator.Sample;
using Samgr.Gpio;

namespace Samgr.Boards.Tests.Link;

/// <summary>A board's application with a link, and a desktop that it dials.</summary>
public sealed class BoardLinkTests
{
    private static readonly byte[] _hub =
        """{ "name": "hub", "processes": [ { "name": "hub", "pid": 2, "samgr": true, "modules": ["Samgr.Broadcast:Samgr.Broadcast.BroadcastModule"] } ] }"""u8.ToArray();

    [Fact]
    public void A_desktop_uses_what_it_may_of_a_board_and_nothing_else()
    {
        using Hub hub = new();
        using Bench bench = new(Esp32Pins.Map(), link: hub.Configuration("gpio"));
        IGpio gpio = hub.WaitForGpio();

        Assert.Equal(EC.Success, gpio.Write(bench.Map.Led, true));
        Assert.True(bench.Pins.IsHigh(bench.Map.Led));
        Assert.Null(hub.Caller.GetRemoteDefaultFeatureApi("kitchen", "button"));
        bench.WaitFor("no policy rule lets uid");
    }

    [Fact]
    public void A_board_calls_a_service_of_the_desktop()
    {
        using Hub hub = new();
        using Bench bench = new(Esp32Pins.Map(), times: new BoardTimes { DeadlineMs = Patience.LimitMs }, link: hub.Configuration());
        hub.WaitForKitchen();

        ITemperature temperature = TemperatureProxy.WaitFor(bench.Application.Application!, "hub", Patience.LimitMs);
        Assert.Equal(202, temperature.Read(2));
    }

    [Fact]
    public void A_provider_that_is_started_again_and_a_link_that_comes_back_are_found_by_the_next_call()
    {
        using Hub hub = new();
        using Bench bench = new(Esp32Pins.Map(), link: hub.Configuration("gpio"));
        IGpio gpio = hub.WaitForGpio();
        Assert.Equal(EC.Success, gpio.Write(bench.Map.Led, true));

        bench.Application.RequestRestart();
        bench.Until(() => bench.Application.Restarts == 1, "the provider is started again");
        bench.Until(() => gpio.Write(bench.Map.Led, true) == EC.Success, "the proxy heals after a restart");

        hub.Away();
        bench.Until(() => bench.Link!.Bus.Devices()[0].State == DeviceState.Unavailable, "the board knows that its link is lost");
        Assert.NotEqual(EC.Success, gpio.Write(bench.Map.Led, true));
        hub.Back();
        hub.WaitForKitchen();
        bench.Until(() => gpio.Write(bench.Map.Led, true) == EC.Success, "the proxy heals over the new link");
    }

    [Fact]
    public void A_wrong_configuration_is_said_and_the_board_runs_without_a_link()
    {
        using Bench bench = new(Esp32Pins.Map(), link: "name");

        bench.WaitFor("there is no link to other devices: line 1: write name and the name of this board, one word");
        bench.WaitFor("consumer/button: watches pin");
        Assert.Null(bench.Link);
    }

    [Fact]
    public async Task A_machine_that_is_a_board_gives_its_program_the_links()
    {
        using Hub hub = new();
        Scenario esp32 = BuiltInScenarios.Load("esp32", AppContext.BaseDirectory);
        PolicyRule rule = new() { Service = "gpio", Use = [new() { Device = "hub" }] };
        using TestMachine machine = await TestMachine.StartAsync(
            esp32 with { Policy = new ScenarioPolicy { Rules = [rule] } },
            options => options with { Links = LinksTo($"tcp:127.0.0.1:{hub.Port}") },
            TestContext.Current.CancellationToken);

        IGpio gpio = hub.WaitForGpio();

        Assert.Equal(EC.Success, gpio.Toggle(Esp32Pins.Led, out bool isHigh));
        Assert.True(isHigh);
        Assert.DoesNotContain(DeviceBus.Text(Hub.Key), machine.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_is_a_board_has_links_with_tags_alone()
    {
        Scenario esp32 = BuiltInScenarios.Load("esp32", AppContext.BaseDirectory);
        LinkSettings links = LinksTo("unix:kitchen");

        MachineException error = Assert.Throws<MachineException>(
            () => new Machine(esp32, new MachineOptions { Links = links }));

        Assert.Equal("machine 'esp32' is a board, whose links are tcp:HOST:PORT with a tag in each frame; give it such a one in place of unix:kitchen", error.Message);
    }

    [Fact]
    public async Task A_running_machine_attaches_a_board_calls_it_and_lets_it_go()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string address = $"tcp:127.0.0.1:{FreePort()}";
        LinkSettings hears = LinksTo(address);
        PolicyRule rule = new() { Service = "gpio", Use = [new() { Device = "hub" }] };
        Scenario esp32 = BuiltInScenarios.Load("esp32", AppContext.BaseDirectory) with { Policy = new ScenarioPolicy { Rules = [rule] } };
        using TestMachine board = await TestMachine.StartAsync(
            esp32, options => options with { Links = hears with { Dials = [], Listens = hears.Dials } }, TestContext.Current.CancellationToken);
        LinkSettings hub = new() { Name = "hub", NetworkId = Hub.Id, Peers = [new PeerSettings("kitchen", Hub.KitchenId, Hub.Key, LinkSecurity.Tagged)] };
        using TestMachine machine = await TestMachine.StartAsync(
            ScenarioFile.Parse(_hub, "hub.json", AppContext.BaseDirectory, AppContext.BaseDirectory), options => options with { Links = hub }, TestContext.Current.CancellationToken);
        CallRequest toggle = new("gpio", null, GpioNames.Toggle, [Number(Esp32Pins.Led), Number(0)]) { Device = "kitchen" };
        Assert.Contains("there is no link to kitchen", (await machine.Client.CallAsync(toggle, cancellation)).Reason, StringComparison.Ordinal);

        await machine.Client.AttachAsync(address, cancellation);
        await Until(machine, "available");
        Assert.Equal(EC.Success, (await machine.Client.CallAsync(toggle, cancellation)).Result);
        ControlException again = await Assert.ThrowsAsync<ControlException>(() => machine.Client.AttachAsync(address, cancellation));
        Assert.Equal($"{address} is attached already; 'samgr device detach {address}' ends it", again.Message);
        Assert.Contains("no policy rule lets uid 0 of device hub use <button>", (await machine.Client.CallAsync(toggle with { Service = "button" }, cancellation)).Reason, StringComparison.Ordinal);

        await machine.Client.DetachAsync(address, cancellation);
        await Until(machine, "unavailable");
        Assert.NotEqual(EC.Success, (await machine.Client.CallAsync(toggle, cancellation)).Result);
    }

    private static Task Until(TestMachine machine, string state)
        => machine.WaitUntilAsync(async () => (await machine.Client.ListDevicesAsync(TestContext.Current.CancellationToken))[0].State == state, () => "the kitchen is " + state);

    private static CallArgument Number(int value) => new("i32", JsonSerializer.SerializeToElement(value));

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static LinkSettings LinksTo(string text)
    {
        Assert.True(LinkAddress.TryParse(text, out LinkAddress? address, out string? problem), problem);
        return new LinkSettings
        {
            Name = "kitchen",
            NetworkId = Hub.KitchenId,
            Peers = [new PeerSettings("hub", Hub.Id, Hub.Key, LinkSecurity.Tagged)],
            Dials = [new LinkEnd(address, LinkSecurity.Tagged)],
        };
    }
}
