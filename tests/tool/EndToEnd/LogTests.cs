using System.Text.Json;

namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class LogTests(RunningMachine machine) : IClassFixture<RunningMachine>
{
    [Fact]
    public async Task Log_shows_what_the_machine_has_logged()
    {
        ToolResult result = (await machine.RunAsync("log")).Expect(ExitCode.Success);

        Assert.Contains("init: start foundation: pid 5", result.Output);
        Assert.Contains("init: machine 'hi3516' booted in", result.Output);
        Assert.Contains("init: bundle_daemon (pid 6) waits for foundation", result.Output);
        Assert.Matches(@"init: after \d+\.\d s foundation is up for bundle_daemon \(pid 6\)", result.Output);
        Assert.Matches(@"samgr: waits for <bundle_daemon\b", result.Output);
        Assert.Matches(@"samgr: after \d+\.\d s <bundle_daemon\b.*> has arrived", result.Output);
        Assert.All(result.Output.Split('\n'), line => Assert.Matches(@"^\d\d-\d\d \d\d:\d\d:\d\d\.\d\d\d +\d+ +\d+ [DIWEF] [^:]+: ", line));
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Equal("", result.Errors);
    }

    [Theory]
    [InlineData("bundle_daemon", "init: start bundle_daemon: pid 6", "start foundation")]
    [InlineData("6", "init: start bundle_daemon: pid 6", "start foundation")]
    [InlineData("init", "start foundation", " samgr: ")]
    [InlineData("app_spawn_client", "app_spawn_client: launcher is pid", "init: ")]
    public async Task Log_of_a_process_or_service_has_its_lines_only(string target, string there, string notThere)
    {
        ToolResult result = (await machine.RunAsync("log", target)).Expect(ExitCode.Success);

        Assert.Contains(there, result.Output);
        Assert.DoesNotContain(notThere, result.Output);
    }

    [Fact]
    public async Task Lines_levels_ages_and_patterns_choose()
    {
        Assert.Equal(3, (await machine.RunAsync("log", "-n", "3")).Expect(ExitCode.Success).Output.Split('\n').Length);
        Assert.Equal("", (await machine.RunAsync("log", "-n", "0")).Expect(ExitCode.Success).Output);
        Assert.Equal("", (await machine.RunAsync("log", "--level", "fatal")).Expect(ExitCode.Success).Output);
        Assert.NotEqual("", (await machine.RunAsync("log", "--since", "1d")).Expect(ExitCode.Success).Output);
        Assert.Equal("", (await machine.RunAsync("log", "--since", "0s")).Expect(ExitCode.Success).Output);
        string[] found = (await machine.RunAsync("log", "--grep", "MILESTONE|milestone '")).Expect(ExitCode.Success).Output.Split('\n');
        Assert.Contains("milestone 'launcher' reached", Assert.Single(found));
    }

    [Fact]
    public async Task Log_as_json_has_an_object_a_line()
    {
        string[] lines = (await machine.RunAsync("log", "foundation", "--json", "-n", "2")).Expect(ExitCode.Success).Output.Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line =>
        {
            JsonElement entry = JsonSerializer.Deserialize<JsonElement>(line);
            Assert.True(entry.GetProperty("number").GetInt64() > 0);
            Assert.True(entry.GetProperty("time").TryGetDateTimeOffset(out _));
            Assert.Contains(entry.GetProperty("level").GetString(), (string[])["D", "I", "W", "E", "F"]);
            Assert.True(entry.GetProperty("pid").GetInt32() is 1 or 5);
            Assert.NotEqual(JsonValueKind.Undefined, entry.GetProperty("process").ValueKind);
            Assert.NotEqual("", entry.GetProperty("text").GetString());
        });
    }

    [Theory]
    [InlineData(ExitCode.Failed, "no process or service 'nobody' runs or has logged anything; choose from app_spawn_client, appspawn, bundle_daemon,", "nobody")]
    [InlineData(ExitCode.Failed, "anything; did you mean \"bundle_daemon\"?", "bundle_deamon")]
    [InlineData(ExitCode.BadInput, "there is no level 'loud'; choose from debug, info, warn, error, fatal", "--level", "loud")]
    [InlineData(ExitCode.BadInput, "'soon' is no age", "--since", "soon")]
    [InlineData(ExitCode.BadInput, "'-1' is no number of lines", "-n", "-1")]
    [InlineData(ExitCode.BadInput, "--grep cannot be '('", "--grep", "(")]
    public async Task A_wrong_use_says_what_is_wrong(int code, string message, params string[] arguments)
    {
        ToolResult result = (await machine.RunAsync(["log", .. arguments])).Expect(code);

        Assert.Contains(message, result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Dump_shows_what_of_the_log_is_kept()
    {
        string dump = (await machine.RunAsync("dump")).Expect(ExitCode.Success).Output;

        Assert.Matches(@"(?m)^log kept: [1-9]\d*/16384 lines, [1-9]\d*/4194304 characters; none pushed out$", dump);
    }
}
