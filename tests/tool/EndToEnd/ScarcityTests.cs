namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>A run where disk, memory or processors are short goes on, or says in a line why it cannot.</summary>
[Collection(MachineCollection.Name)]
public sealed class ScarcityTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_trace_on_a_disk_that_fills_up_stops_and_the_machine_goes_on()
    {
        ToolResult result = (await RunOnSmallDiskAsync("4k", "small", "head -c 4096 /dev/zero > small/filler; exec \"$@\"", "--trace", "small/trace")).Expect(ExitCode.Success);

        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("samgr: the trace cannot be written any more: No space left on device", StringComparison.Ordinal));
        ExpectNoStackTrace(result);
    }

    [Fact]
    public async Task A_log_on_a_disk_that_fills_up_stops_and_the_machine_goes_on()
    {
        ToolResult result = (await RunOnSmallDiskAsync("4k", "small", "head -c 4096 /dev/zero > small/filler; exec \"$@\" > small/log")).Expect(ExitCode.Success);

        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("samgr: the log cannot be written any more", StringComparison.Ordinal));
        ExpectNoStackTrace(result);
    }

    [Theory]
    [InlineData("64k")]
    [InlineData("1m,nr_inodes=3")]
    [InlineData("1m,nr_inodes=4")]
    public async Task A_runtime_directory_on_a_full_disk_is_named_and_nothing_stays_in_it(string size)
    {
        ToolResult result = (await RunOnSmallDiskAsync(
            size, "../run", "head -c 65536 /dev/zero > ../run/filler; \"$@\"; result=$?; rm ../run/filler; find ../run -type f; exit $result"))
            .Expect(ExitCode.Failed);

        Assert.StartsWith($"samgr: machine 'hi3516' cannot use its folder in '{_sandbox.RuntimeFolder}': No space left on device", result.Errors, StringComparison.Ordinal);
        Assert.Contains("name another directory with SAMGR_RUNTIME_DIR", result.Errors, StringComparison.Ordinal);
        Assert.Equal(string.Empty, result.Output);
        ExpectNoStackTrace(result);
    }

    [Fact]
    public async Task A_machine_runs_in_little_memory()
    {
        _sandbox.Environment["DOTNET_GCHeapHardLimit"] = "0x1800000";

        ExpectNoStackTrace((await _sandbox.RunAsync("run", "hi3516", "--until-boot")).Expect(ExitCode.Success));

        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_machine_whose_processes_have_too_little_memory_to_start_says_which()
    {
        // The runtime starts with 6 MB, and a process of a machine does not.
        _sandbox.Environment["DOTNET_GCHeapHardLimit"] = "0x600000";

        ToolResult result = await _sandbox.RunAsync("run", "hi3516", "--until-boot", "--timeout", "5");

        Assert.Contains(result.ExitCode, new[] { ExitCode.Failed, ExitCode.BootTimeout });
        Assert.Contains("samgr: ", result.Errors);
        ExpectNoStackTrace(result);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_machine_runs_on_one_processor()
    {
        Assert.SkipUnless(await CanAsync("taskset -c 0 true"), "the system cannot keep a process on one processor");

        ExpectNoStackTrace((await _sandbox.RunInShellAsync("exec taskset -c 0 \"$@\"", "run", "hi3516", "--until-boot")).Expect(ExitCode.Success));

        _sandbox.ExpectNothingLeft();
    }

    /// <summary>Runs a machine with a folder on a disk of that size, which only it sees and which ends with it.</summary>
    private async Task<ToolResult> RunOnSmallDiskAsync(string size, string folder, string command, params string[] options)
    {
        Assert.SkipUnless(await CanAsync("unshare --map-root-user --mount mount -t tmpfs none /mnt"), "the user may not mount a disk");
        return await _sandbox.RunInShellAsync(
            $"mkdir -p {folder}; exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o mode=700,size={size} none {folder}; {command}' sh \"$@\"",
            ["run", "hi3516", "--until-boot", .. options]);
    }

    private async Task<bool> CanAsync(string command) => (await _sandbox.RunInShellAsync(command)).ExitCode == ExitCode.Success;

    private static void ExpectNoStackTrace(ToolResult result) => Assert.DoesNotContain("   at ", result.Errors + result.Output);
}
