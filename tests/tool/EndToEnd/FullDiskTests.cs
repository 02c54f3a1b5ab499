namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>A run goes on where its files cannot be written, and says so.</summary>
[Collection(MachineCollection.Name)]
public sealed class FullDiskTests : IDisposable
{
    private const string Full = "/dev/full";

    private readonly Sandbox _sandbox = new();

    public FullDiskTests()
    {
        Assert.SkipUnless(File.Exists(Full), "the system has no full device");
    }

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("hi3516", "--trace", "trace")]
    [InlineData("esp32", "--vcd", "wave forms")]
    public async Task Fault_S4_AFileThatCannotBeWrittenDoesNotEndTheRun(string scenario, string option, string name)
    {
        ToolResult result = (await _sandbox.RunAsync("run", scenario, "--until-boot", option, Full)).Expect(ExitCode.Success);

        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith($"samgr: the {name} cannot be written any more: No space left on device", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Fault_S4_ALogThatCannotBeWrittenDoesNotEndTheRun()
    {
        ToolResult result = (await RunInShellAsync($"exec \"$@\" > {Full}")).Expect(ExitCode.Success);

        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("samgr: the log cannot be written any more", StringComparison.Ordinal));
        Assert.Contains("samgr: hi3516 is up after", result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Fault_S4_AStandardErrorThatCannotBeWrittenDoesNotEndTheRun()
    {
        (await RunInShellAsync($"exec \"$@\" 2> {Full}")).Expect(ExitCode.Success);

        _sandbox.ExpectNothingLeft();
    }

    // .NET needs some 70 to start.
    [Theory]
    [InlineData(110)]
    [InlineData(130)]
    public async Task Fault_S4_ARunWithFewDescriptorsSaysSoOrRuns(int descriptors)
    {
        ToolResult result = await RunInShellAsync($"ulimit -n {descriptors}; exec \"$@\"");

        Assert.DoesNotContain("   at ", result.Errors);
        Assert.True(result.ExitCode is ExitCode.Success or ExitCode.Failed or ExitCode.BootTimeout, result.Errors + result.Output);
        Assert.True(result.ExitCode == ExitCode.Success || result.Errors.Contains("samgr: ", StringComparison.Ordinal), result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    private Task<ToolResult> RunInShellAsync(string command) => _sandbox.RunInShellAsync(command, "run", "hi3516", "--until-boot");
}
