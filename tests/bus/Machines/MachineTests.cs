using LiteIpc.Link;
using Samgr.Emulator.Scenarios;
using Samgr.Lab;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests.Machines;

/// <summary>Calls between two machines of real processes, over TLS and over tags.</summary>
public sealed class MachineTests
{
    [Theory]
    [InlineData(LinkSecurity.Tls)]
    [InlineData(LinkSecurity.Tagged)]
    public async Task A_service_of_another_machine_is_called_dies_and_heals(int security)
    {
        using TwoMachines machines = await TwoMachines.StartAsync(security);
        Assert.Equal("1", await machines.CountAsync());
        Assert.Equal("2", await machines.CountAsync());

        Assert.True(machines.Kitchen.Machine.Kill(TwoMachines.LabPid));
        await UntilAsync(machines, "1");
        Assert.Equal(1, await ExitsAsync(machines));

        await machines.RestartKitchenAsync();
        await UntilAsync(machines, "1");
        Assert.Equal(2, await ExitsAsync(machines));
    }

    [Fact]
    public async Task A_device_that_is_switched_off_is_told_once_and_refused_in_words()
    {
        using TwoMachines machines = await TwoMachines.StartAsync(LinkSecurity.Tls);
        Assert.Equal("1", await machines.CountAsync());

        machines.StopKitchen();
        Patience.Until(() => machines.Desk.Log.Contains("device kitchen is gone"), () => machines.Desk.Log.Text);

        Assert.Contains("there is no link to kitchen", await machines.CountAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await ExitsAsync(machines));
    }

    [Fact]
    public async Task A_device_without_a_rule_reaches_nothing_and_is_told_which_rule_is_missing()
    {
        using TwoMachines machines = await TwoMachines.StartAsync(LinkSecurity.Tagged, new PolicySubject { Device = "desk", Uid = 7 });

        string refusal = await machines.CountAsync();

        Assert.Equal(
            """EC_PERMISSION: no policy rule lets uid 1006 of device desk use <lab>; add {"service":"lab","use":[{"device":"desk","uid":1006}]}""", refusal);
    }

    private static async Task UntilAsync(TwoMachines machines, string count)
    {
        string answer = string.Empty;
        await Patience.UntilAsync(
            async () => (answer = await machines.CountAsync()) == count,
            () => $"the kitchen counts {count}, and not {answer}\n{machines.Desk.Log.Text}\n---\n{machines.Kitchen.Log.Text}",
            TestContext.Current.CancellationToken);
    }

    private static async Task<int> ExitsAsync(TwoMachines machines)
        => (await machines.Desk.CallAsync("lab", LabFunctions.Exits, "i32")).GetInt32();
}
