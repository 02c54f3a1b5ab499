using Samgr.Tool.Tests.EndToEnd;
using Samgr.Tool.Tests.Flashing;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>The first hour of a new user, from an empty folder to a board and to a colleague, with what the documents say and nothing else.</summary>
[Collection(MachineCollection.Name)]
public sealed class FirstHourTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task An_application_is_made_run_called_flashed_watched_and_handed_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in of nanoff is a shell script");
        string standIns = NanoStandIns.Write(Path.Combine(_sandbox.WorkingFolder, "stand-ins"));
        (await _sandbox.RunAsync("new", "app", "Garden", "--board", "esp32")).Expect(ExitCode.Success);
        string folder = Path.Combine(_sandbox.WorkingFolder, "Garden");

        await DotNet.RunAsync(folder, "build", "-nologo");
        await RunAndCallAsync(folder);

        _sandbox.Environment["NUGET_PACKAGES"] = Path.Combine(_sandbox.WorkingFolder, "nuget");
        _sandbox.Environment["RestoreSources"] = standIns;
        (await _sandbox.StartIn(folder, "pack", "--local", "--nano").FinishAsync()).Expect(ExitCode.Success);
        await FlashAndWatchAsync(folder);

        Elsewhere colleague = new(_sandbox, standIns);
        string copy = await colleague.ReceiveAsync(folder);
        await colleague.RunAsync(copy, "tool", "restore");
        Assert.Contains("Failed:     0, Passed: ", await colleague.RunAsync(copy, "test", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"));
        _sandbox.ExpectNothingLeft();
    }

    private async Task RunAndCallAsync(string folder)
    {
        ToolProcess run = _sandbox.StartIn(folder, "run", "garden.json");
        await run.WaitForBootAsync();

        ToolResult call = (await _sandbox.RunAsync("call", "garden", "Read", "sensor=0")).Expect(ExitCode.Success);

        Assert.Equal("result=215", call.Output.Trim());
        Assert.Contains("garden", (await _sandbox.RunAsync("list")).Expect(ExitCode.Success).Output);
        (await _sandbox.RunAsync("kill", "provider")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("board: the provider has ended and is started again");
        int healed = run.Output.Text.Length;
        await Patience.UntilAsync(
            () => Task.FromResult(run.Output.Text[healed..].Contains("garden_client: sensor 0 has 215", StringComparison.Ordinal)), () => "the client goes on:\n" + run.Output.Text);
        Assert.Equal("result=215", (await _sandbox.RunAsync("call", "garden", "Read", "sensor=0")).Expect(ExitCode.Success).Output.Trim());
        Assert.DoesNotContain("goes on without", run.Output.Text);
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
    }

    private async Task FlashAndWatchAsync(string folder)
    {
        using Pty board = new();
        _sandbox.Install("nanoff");
        _sandbox.Environment["PATH"] = Path.Combine(_sandbox.WorkingFolder, "path") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        ToolProcess flash = _sandbox.StartIn(folder, "flash", "--port", board.Port, "--monitor");
        await flash.Errors.WaitForAsync("bits per second");

        board.Write("I provider/samgr: boot completed\r\n");

        await flash.Output.WaitForAsync("I provider/samgr: boot completed");
        Assert.Matches("nanoff got: --target ESP32_\\S+ .*--deploy --image .*Garden.bin", flash.Output.Text);
        await flash.SignalAsync("INT");
        (await flash.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.Environment.Remove("PATH");
    }
}
