namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>The log is followed while a machine runs and ends, and goes into a file.</summary>
[Collection(MachineCollection.Name)]
public sealed class FollowTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Follow_goes_on_with_what_comes_until_the_machine_ends()
    {
        ToolProcess run = _sandbox.Start("run");
        await run.WaitForBootAsync();
        ToolProcess follow = _sandbox.Start("log", "-f", "-n", "1");
        ToolProcess errors = _sandbox.Start("log", "--follow", "--level", "error", "bundle_daemon");
        await follow.Output.WaitForAsync("");

        (await _sandbox.RunAsync("kill", "6")).Expect(ExitCode.Success);
        await errors.Output.WaitForAsync(" E init: bundle_daemon (pid 6) of uid 8 ended with signal 9");
        await follow.Output.WaitForAsync("start bundle_daemon: pid 6");
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);

        ToolResult followed = (await follow.FinishAsync()).Expect(ExitCode.Success);
        Assert.Contains("init: machine 'hi3516' stops", followed.Output);
        Assert.Equal("samgr: hi3516 has ended", followed.Errors);
        Assert.DoesNotContain(" I ", (await errors.FinishAsync()).Expect(ExitCode.Success).Output);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_follower_ends_with_an_interrupt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        ToolProcess run = _sandbox.Start("run");
        await run.WaitForBootAsync();
        ToolProcess follow = _sandbox.Start("log", "-f");
        await follow.Output.WaitForAsync("booted in");

        await follow.SignalAsync("INT");

        (await follow.FinishAsync()).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task The_log_goes_into_a_file_too()
    {
        string path = Path.Combine(_sandbox.WorkingFolder, "run.log");

        ToolResult result = (await _sandbox.RunAsync("run", "hi3516", "--until-boot", "--log-file", path, "--log-size", "1", "--log-files", "2")).Expect(ExitCode.Success);

        string written = File.ReadAllText(path).TrimEnd('\n');
        Assert.Contains("milestone 'launcher' reached", written);
        Assert.Contains("machine 'hi3516' stops", written);
        Assert.Contains("milestone 'launcher' reached", result.Output);
    }

    [Fact]
    public async Task Fault_S4_ALogFileThatCannotBeWrittenDoesNotEndTheRun()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "the system has no full device");

        ToolResult result = (await _sandbox.RunAsync("run", "hi3516", "--until-boot", "--log-file", "/dev/full")).Expect(ExitCode.Success);

        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("samgr: the log file cannot be written any more: No space left on device", StringComparison.Ordinal));
        Assert.Contains("milestone 'launcher' reached", result.Output);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Fault_S4_AFolderOfTheLogThatVanishesIsSaidOnceAndCounted()
    {
        string folder = Path.Combine(_sandbox.WorkingFolder, "logs");
        Directory.CreateDirectory(folder);
        ToolProcess run = _sandbox.Start("run", "hi3516", "--log-file", Path.Combine(folder, "run.log"));
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("<launcher> is at handle");

        Directory.Delete(folder, recursive: true);
        (await _sandbox.RunAsync("kill", "6")).Expect(ExitCode.Success);
        await run.Errors.WaitForAsync("samgr: the log file cannot be written any more: Could not find a part of the path");
        (await _sandbox.RunAsync("call", "app_spawn_client", "ping")).Expect(ExitCode.Success);

        Assert.Matches("log file: stopped, Could not find .*; [0-9]+ lines left out", (await _sandbox.RunAsync("dump")).Expect(ExitCode.Success).Output);
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        Assert.Equal(1, run.Errors.Count("the log file cannot be written any more"));
        _sandbox.ExpectNothingLeft();
    }

    [Theory]
    [InlineData("--log-size", "0")]
    [InlineData("--log-files", "-1")]
    [InlineData("--log-file", "/nowhere/at/all.log")]
    public async Task A_log_file_that_cannot_be_is_refused(string option, string value)
        => Assert.Contains(option, (await _sandbox.RunAsync("run", "hi3516", "--until-boot", option, value)).Expect(ExitCode.BadInput).Errors);
}
