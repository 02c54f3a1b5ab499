using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>The built-in scenario of three devices.</summary>
[Collection(MachineCollection.Name)]
public sealed partial class HomeTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_button_of_the_hall_switches_the_relay_of_the_kitchen_as_long_as_their_link_passes()
    {
        ToolProcess run = _sandbox.Start("run", "home");
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync(" degrees");

        (await _sandbox.RunAsync("--device", "hall", "pin", "press", "BOOT")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("the kitchen's relay is on");
        Assert.Equal("high", (await _sandbox.RunAsync("--device", "kitchen", "pin", "read", "GPIO2")).Expect(ExitCode.Success).Output.Trim());
        Assert.Contains(run.Output.Text.Split('\n'), line => line.StartsWith("hall    ", StringComparison.Ordinal) && line.EndsWith("the kitchen's relay is on", StringComparison.Ordinal));

        (await _sandbox.RunAsync("link", "cut", "kitchen", "hall")).Expect(ExitCode.Success);
        Assert.Contains((await _sandbox.RunAsync("link")).Expect(ExitCode.Success).Rows, row => row[..3] is ["hall", "kitchen", "cut"]);
        (await _sandbox.RunAsync("pin", "press", "BOOT", "--device", "hall")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("the kitchen's relay was not switched: ");
        Assert.Contains("there is no link to kitchen", run.Output.Text);

        (await _sandbox.RunAsync("link", "heal", "hall", "kitchen")).Expect(ExitCode.Success);
        await UntilUpAsync("hall", "kitchen");
        (await _sandbox.RunAsync("--device", "hall", "pin", "press", "BOOT")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("the kitchen's relay is off");

        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_device_whose_machine_was_killed_is_told_once_and_the_others_go_on()
    {
        ToolProcess run = _sandbox.Start("run", "home");
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync(" degrees");
        int kitchen = int.Parse(KitchenPid().Match(run.Errors.Text).Groups["pid"].ValueSpan, CultureInfo.InvariantCulture);

        Process.GetProcessById(kitchen).Kill();
        await run.Output.WaitForAsync("the kitchen is gone");
        await run.Errors.WaitForAsync("device kitchen has ended with signal 9 and stays away");

        string shown = (await _sandbox.RunAsync("--device", "hub", "call", "display", "show")).Expect(ExitCode.Success).Output;
        Assert.Contains("the kitchen does not answer: ", shown);
        Assert.Contains("there is no link to kitchen", shown);
        Assert.Contains("result=1", (await _sandbox.RunAsync("--device", "hub", "call", "display", "CountLosses")).Expect(ExitCode.Success).Output);
        Assert.Contains("device 'kitchen' is not running; of 'home' run hall, hub", (await _sandbox.RunAsync("--device", "kitchen", "ps")).Expect(ExitCode.NotRunning).Errors);

        await run.SignalAsync("INT");
        (await run.FinishAsync()).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task Commands_mean_the_device_that_is_named_and_say_what_there_is()
    {
        ToolProcess run = _sandbox.Start("run", "home");
        await run.WaitForBootAsync();

        Assert.Contains("kitchen", (await _sandbox.RunAsync("--device", "kitchen", "ps")).Expect(ExitCode.Success).Output);
        await run.Output.WaitForAsync("<temperature> is at handle");
        Assert.Contains("temperature", (await _sandbox.RunAsync("--device", "kitchen", "list")).Expect(ExitCode.Success).Output);
        Assert.Contains("result=", (await _sandbox.RunAsync("--device", "kitchen", "call", "temperature", "read")).Expect(ExitCode.Success).Output);
        Assert.Contains("hub", (await _sandbox.RunAsync("--device", "hub", "dump")).Expect(ExitCode.Success).Output);
        (await _sandbox.RunAsync("--device", "hub", "kill", "hub")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("ended with signal 9");
        Assert.Contains("home is several devices, hub, kitchen, hall", (await _sandbox.RunAsync("ps")).Expect(ExitCode.Failed).Errors);
        Assert.Contains("did you mean kitchen?", (await _sandbox.RunAsync("--device", "kitchn", "ps")).Expect(ExitCode.NotRunning).Errors);
        Assert.Contains("'samgr size' asks no machine, so it takes no --device", (await _sandbox.RunAsync("--device", "hub", "size")).Expect(ExitCode.BadInput).Errors);
        Assert.Contains("home has no device 'cellar'", (await _sandbox.RunAsync("link", "cut", "hub", "cellar")).Expect(ExitCode.Failed).Errors);
        Assert.Contains("a link has no 'delay' to set; did you mean delayMs?", (await _sandbox.RunAsync("link", "set", "hub", "hall", "delay=4")).Expect(ExitCode.BadInput).Errors);
        Assert.Contains("delayMs is 70000; it has to be from 0 to 60000", (await _sandbox.RunAsync("link", "set", "hub", "hall", "delayMs=70000")).Expect(ExitCode.Failed).Errors);
        Assert.Equal(["hub", "hall"], (await _sandbox.RunAsync("link", "set", "hall", "hub", "delayMs=40", "bandwidth=9600")).Expect(ExitCode.Success).Rows[0][..2]);
        Assert.Equal(40, (await _sandbox.RunAsync("link", "show", "--json")).Expect(ExitCode.Success).Json[2].GetProperty("delayMs").GetInt32());
        Assert.Equal("hall\nhub\nkitchen", (await _sandbox.RunAsync("complete", "samgr --device ")).Expect(ExitCode.Success).Output.ReplaceLineEndings("\n").Trim());

        run.Kill();
        await _sandbox.WaitForOrphansAsync();
        (await _sandbox.RunAsync("--device", "hub", "ps")).Expect(ExitCode.NotRunning);
    }

    private async Task UntilUpAsync(string first, string second)
    {
        long end = Environment.TickCount64 + Patience.LimitMs;
        while (!(await _sandbox.RunAsync("link")).Expect(ExitCode.Success).Rows.Any(row => row[0] == first && row[1] == second && row[2] == "up"))
        {
            Assert.True(Environment.TickCount64 < end, "the link has not come up again");
        }
    }

    [GeneratedRegex(@"kitchen (?<pid>\d+)")]
    private static partial Regex KitchenPid();
}
