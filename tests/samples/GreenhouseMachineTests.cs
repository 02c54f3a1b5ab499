using Samgr.Samples.Greenhouse;

namespace Samgr.Samples.Tests;

/// <summary>The sample as a machine: three real processes, one of which is killed.</summary>
public sealed class GreenhouseMachineTests
{
    [Fact]
    public async Task A_greenhouse_that_is_killed_is_watched_again()
    {
        using TestMachine machine = await TestMachine.StartAsync("greenhouse.json", TestContext.Current.CancellationToken);
        Assert.Equal("all quiet", await ShowAsync(machine));

        await machine.CallAsync("greenhouse/climate", nameof(IClimate.Report), 0, 200);
        Assert.Equal("Fine", (await machine.CallAsync("greenhouse/climate", nameof(IClimate.Read), 0)).GetProperty("Comfort").GetString());

        await machine.KillAsync("greenhouse");

        await machine.WaitUntilAsync(
            async () =>
            {
                await ShowAsync(machine);
                await machine.CallAsync("greenhouse/climate", ClimateFunctions.Report, null, 0, 200);
                await machine.CallAsync("greenhouse/climate", ClimateFunctions.Report, null, 0, 300);
                return await ShowAsync(machine) == "bed 0 is too warm: 300";
            },
            () => "the panel is told again");
    }

    private static async Task<string?> ShowAsync(TestMachine machine) => (await machine.CallAsync("panel", PanelFunctions.Show, "str")).GetString();
}
