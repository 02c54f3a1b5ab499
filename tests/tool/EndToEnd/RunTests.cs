using System.Text.Json;
using Samgr.Tool.Tests.Scenarios;

namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class RunTests : IDisposable
{
    private const string Quiet =
        $$"""{ "name": "quiet", "processes": [{ "name": "a", "pid": 5, "samgr": true, "modules": ["{{SampleModule.Reference}}"] }]""";

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Until_boot_ends_once_the_launcher_has_reported()
    {
        ToolResult result = (await _sandbox.RunAsync("run", "hi3516", "--until-boot")).Expect(ExitCode.Success);

        Assert.Contains("launcher reports", result.Output);
        Assert.Contains("samgr: hi3516 is up after", result.Errors);
        Assert.DoesNotContain("\u001b", result.Output + result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Stop_ends_the_machine_and_its_run()
    {
        ToolProcess run = _sandbox.Start("run");
        await run.WaitForBootAsync();

        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);

        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task What_is_left_is_seen()
    {
        ToolProcess run = _sandbox.Start("run");
        await run.WaitForBootAsync();

        Assert.ThrowsAny<Exception>(_sandbox.ExpectNothingLeft);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_machine_in_an_orderly_way(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        ToolProcess run = _sandbox.Start("run");
        await run.WaitForBootAsync();

        await run.SignalAsync(signal);

        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_signal_during_the_boot_ends_the_machine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        _sandbox.Write("quiet.json", Quiet + ", \"boot\": { \"milestones\": [\"never\"] } }");
        ToolProcess run = _sandbox.Start("run", "quiet.json", "--timeout", "0");
        await run.Output.WaitForAsync("start a");

        await run.SignalAsync("INT");

        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_killed_run_leaves_no_process_and_does_not_hinder_the_next()
    {
        ToolProcess crashed = _sandbox.Start("run");
        await crashed.WaitForBootAsync();
        crashed.Kill();
        await _sandbox.WaitForOrphansAsync();
        (await _sandbox.RunAsync("ps")).Expect(ExitCode.NotRunning);

        (await _sandbox.RunAsync("run", "--until-boot")).Expect(ExitCode.Success);

        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_killed_process_is_started_again_and_serves()
    {
        ToolProcess run = _sandbox.Start("run");
        await run.WaitForBootAsync();
        int before = (await _sandbox.RunAsync("ps", "--json")).Expect(ExitCode.Success).Json[1].GetProperty("osPid").GetInt32();

        (await _sandbox.RunAsync("kill", "6")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("<bundle_daemon> is at handle", times: 2);

        (await _sandbox.RunAsync("call", "bundle_daemon", "ping")).Expect(ExitCode.Success);
        JsonElement daemon = (await _sandbox.RunAsync("ps", "--json")).Expect(ExitCode.Success).Json[1];
        Assert.Equal(1, daemon.GetProperty("restarts").GetInt32());
        Assert.NotEqual(before, daemon.GetProperty("osPid").GetInt32());
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        Assert.Contains("bundle_daemon (pid 6) of uid 8 ended with signal 9", run.Output.Text);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_boot_that_takes_too_long_names_what_is_missing()
    {
        _sandbox.Write("quiet.json", Quiet + ", \"boot\": { \"milestones\": [\"first light\"] } }");

        ToolResult result = (await _sandbox.RunAsync("run", "quiet.json", "--until-boot", "--timeout", "0.5")).Expect(ExitCode.BootTimeout);

        Assert.Contains("quiet has not booted within 0.5 s", result.Errors);
        Assert.Contains("'first light'", result.Errors);
        Assert.Contains("--timeout", result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task The_time_to_boot_of_the_scenario_counts_where_no_other_is_given()
    {
        _sandbox.Write("quiet.json", Quiet + ", \"boot\": { \"milestones\": [\"first light\"], \"timeoutMs\": 300 } }");

        ToolResult result = (await _sandbox.RunAsync("run", "quiet.json")).Expect(ExitCode.BootTimeout);

        Assert.Contains("within 0.3 s", result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_service_that_throws_while_it_initialises_is_named_with_its_exception()
    {
        _sandbox.Write("throwing.json", (Quiet + " }").Replace(SampleModule.Reference, ThrowingModule.Reference));

        ToolResult result = await _sandbox.RunAsync("run", "throwing.json", "--until-boot");

        Assert.Contains("throwing: exception while initialising", result.Output);
        result.Expect(ExitCode.Failed);
        Assert.Contains("has not all of its services: throwing: Initialize threw: no sensor on the bus", result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Modules_stand_beside_the_scenario_wherever_it_is_run_from()
    {
        string module = Path.GetRelativePath(_sandbox.WorkingFolder, Path.Combine(AppContext.BaseDirectory, "Samgr.Tool.Tests.dll"));
        string path = _sandbox.Write("quiet.json", (Quiet + " }").Replace("Samgr.Tool.Tests:", module.Replace('\\', '/') + ":"));

        ToolResult result = await _sandbox.StartIn(Path.GetTempPath(), "run", path, "--until-boot").FinishAsync();

        result.Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Two_machines_run_side_by_side_under_different_names()
    {
        _sandbox.Write("quiet.json", Quiet + " }");
        ToolProcess[] runs = [_sandbox.Start("run", "quiet.json", "--machine", "left"), _sandbox.Start("run", "quiet.json", "--machine", "right")];
        await Task.WhenAll(runs.Select(run => run.WaitForBootAsync()));

        ToolResult unclear = (await _sandbox.RunAsync("ps")).Expect(ExitCode.NotRunning);
        Assert.Contains("left, right", unclear.Errors);
        (await _sandbox.RunAsync("ps", "--machine", "left")).Expect(ExitCode.Success);
        (await _sandbox.RunAsync("stop", "--machine", "left")).Expect(ExitCode.Success);
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);

        Assert.All(await Task.WhenAll(runs.Select(run => run.FinishAsync())), result => result.Expect(ExitCode.Success));
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task The_trace_has_one_json_object_a_line_in_order()
    {
        string path = Path.Combine(_sandbox.WorkingFolder, "trace.jsonl");

        (await _sandbox.RunAsync("run", "--until-boot", "--trace", path)).Expect(ExitCode.Success);

        List<JsonElement> events = [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Superset(
            new HashSet<string> { "query", "register", "proxy", "invoke", "spawn" },
            events.Select(each => each.GetProperty("event").GetString()!).ToHashSet());
        Assert.Equal(events.Select(Time).Order(), events.Select(Time));
        JsonElement miss = events.First(each => each.GetProperty("event").GetString() == "query");
        Assert.Equal(5, miss.GetProperty("pid").GetInt32());
        Assert.Equal(-1, miss.GetProperty("handle").GetInt32());
        _sandbox.ExpectNothingLeft();

        static double Time(JsonElement each) => each.GetProperty("t").GetDouble();
    }
}
