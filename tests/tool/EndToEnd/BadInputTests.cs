using Samgr.Tool.Tests.Scenarios;

namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class BadInputTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public static TheoryData<string, string, string> Scenarios => new()
    {
        { "broken JSON", "{\n  \"name\": \"m\",\n  processes\n}", "bad.json:3:3: broken JSON" },
        { "a missing assembly", Scenario("m", Process("a", 5, "./Missing.dll:Missing.Module")), "Missing.dll'; build it, or correct its path" },
        { "duplicate pids", Scenario("m", Process("a", 5), Process("b", 5, samgr: false)), "pid 5 of \"b\" is taken by \"a\"" },
        { "a long name", Scenario(new string('m', 64), Process("a", 5)), "the limit is 63" },
        { "an unknown member", "{ \"nmae\": \"m\" }", "bad.json:1:3: a scenario has no member \"nmae\"; did you mean \"name\"?" },
    };

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_bad_scenario_is_refused_before_anything_starts(string name, string text, string message)
    {
        _sandbox.Write("bad.json", text);

        ToolResult result = (await _sandbox.RunAsync("run", "bad.json")).Expect(ExitCode.BadInput);

        Assert.True(result.Errors.Contains(message), $"{name}: {result.Errors}");
        Assert.StartsWith("samgr: bad.json:", result.Errors);
        Assert.Equal("", result.Output);
        _sandbox.ExpectNothingLeft();
    }

    [Theory]
    [InlineData("hi3516", "hi3517")]
    [InlineData("path of a .json file", "hi3517")]
    [InlineData("there is no file", "missing.json")]
    [InlineData("there is no file", "./missing")]
    [InlineData("0 to 86400", "hi3516", "--timeout", "soon")]
    [InlineData("0 to 86400", "hi3516", "--timeout", "-1")]
    [InlineData("--machine holds '/'", "hi3516", "--machine", "a/b")]
    [InlineData("--trace", "hi3516", "--trace", "missing/folder/trace.jsonl")]
    [InlineData("--bogus", "hi3516", "--bogus")]
    public async Task A_bad_command_line_is_refused_before_anything_starts(string message, params string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(["run", .. arguments])).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Theory]
    [InlineData("ps")]
    [InlineData("list")]
    [InlineData("clients", "5")]
    [InlineData("dump")]
    [InlineData("call", "bundle_daemon", "--raw", "0")]
    [InlineData("kill", "6")]
    [InlineData("stop")]
    public async Task Without_a_machine_every_command_says_how_to_start_one(params string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(arguments)).Expect(ExitCode.NotRunning);

        Assert.Contains("no machine runs", result.Errors);
        Assert.Contains("'samgr run'", result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_runtime_directory_that_cannot_be_used_is_named()
    {
        File.WriteAllText(_sandbox.RuntimeFolder, "a file");

        ToolResult result = (await _sandbox.RunAsync("run")).Expect(ExitCode.Failed);

        Assert.Contains("SAMGR_RUNTIME_DIR", result.Errors);
    }

    [Fact]
    public async Task Help_lists_the_commands_and_the_exit_codes()
    {
        ToolResult result = (await _sandbox.RunAsync("--help")).Expect(ExitCode.Success);

        Assert.All(["run", "ps", "list", "clients", "dump", "call", "kill", "stop", "check", "flash"], command => Assert.Contains($"\n  {command} ", result.Output));
        Assert.Contains("3  the machine did not boot in time", result.Output);
    }

    private static string Scenario(string name, params string[] processes) =>
        $$"""{ "name": "{{name}}", "processes": [{{string.Join(", ", processes)}}] }""";

    private static string Process(string name, int pid, string module = SampleModule.Reference, bool samgr = true) =>
        $$"""{ "name": "{{name}}", "pid": {{pid}}, "samgr": {{(samgr ? "true" : "false")}}, "modules": ["{{module}}"] }""";
}
