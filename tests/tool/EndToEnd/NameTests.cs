using System.Diagnostics;
using System.Globalization;

namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>Processes, services and pins by their names.</summary>
[Collection(MachineCollection.Name)]
public sealed class NameTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Fault_T7_names_stand_for_pids_and_a_mistyped_one_is_answered_with_the_nearest()
    {
        ToolProcess run = await BootAsync("hi3516", "<launcher> is at handle");

        Assert.Equal(
            ["appspawn", "bundle_daemon"],
            (await _sandbox.RunAsync("clients", "foundation")).Expect(ExitCode.Success).Rows.Select(row => row[0]));
        Assert.Contains("process foundation", (await _sandbox.RunAsync("dump", "foundation")).Expect(ExitCode.Success).Output);
        (await _sandbox.RunAsync("kill", "bundle_daemon")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("<bundle_daemon> is at handle", times: 2);

        await ExpectAsync("there is no process 'fundation'; did you mean foundation?", "kill", "fundation");
        await ExpectAsync("there is no process 'nobody'; there are 5 foundation, 6 bundle_daemon, 7 appspawn, 8 launcher", "restart", "nobody");
        await ExpectAsync("there is no process with pid 99; there are 5 foundation", "clients", "99");
        await ExpectAsync("there is no service or process 'fundation'; did you mean foundation?", "dump", "fundation");
        await ExpectAsync("no process or service 'fundation' runs or has logged anything; did you mean \"foundation\"?", "log", "fundation");
        await ExpectAsync("Query of bundle_deamon returned EC_NOSERVICE (-11): no service 'bundle_deamon' is registered; did you mean bundle_daemon?", "call", "bundle_deamon", "Query", "x");
        await ExpectAsync("function 1 of bundle_daemon/x returned EC_NOSERVICE (-11): bundle_daemon has no feature 'x'; it has none", "call", "bundle_daemon/x", "--raw", "1");
    }

    [Fact]
    public async Task Fault_T7_a_mistyped_pin_or_button_is_answered_with_the_nearest()
    {
        await BootAsync("esp32", "consumer/button: watches pin 0");

        await ExpectAsync("there is no pin 'LDE'; did you mean LED?", "pin", "read", "LDE");
        await ExpectAsync("there is no button 'BOT'; did you mean BOOT?", "pin", "press", "BOT");
    }

    [Fact]
    public async Task Fault_T8_a_mistyped_service_under_a_policy_is_told_to_correct_its_name_and_not_to_add_a_rule()
    {
        await BootAsync("hi3516", "<launcher> is at handle");

        ToolResult result = (await _sandbox.RunAsync("call", "bundel_daemon", "info", "--uid", "4711")).Expect(ExitCode.Failed);

        Assert.Contains("no service 'bundel_daemon' is registered; did you mean bundle_daemon?", result.Errors);
        Assert.DoesNotContain("\"use\"", result.Errors);
    }

    [Fact]
    public async Task Fault_T13_the_table_of_services_keeps_its_order_when_a_process_is_started_anew()
    {
        ToolProcess run = await BootAsync("hi3516", "<launcher> is at handle");
        string[] expected = ["app_spawn_client", "bundle_daemon_client", "bundle_daemon", "appspawn", "launcher"];
        Assert.Equal(expected, await ServicesAsync());

        (await _sandbox.RunAsync("kill", "6")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("registered <bundle_daemon> handle", times: 2);

        Assert.Equal(expected, await ServicesAsync());
        Assert.Equal(
            ["appspawn", "bundle_daemon"],
            (await _sandbox.RunAsync("clients", "5")).Expect(ExitCode.Success).Rows.Select(row => row[0]));
    }

    [Fact]
    public async Task Fault_T21_a_time_out_of_the_question_for_the_interface_is_not_blamed_on_the_function()
    {
        await BootAsync("hi3516", "<launcher> is at handle");
        int daemon = await OsPidAsync("bundle_daemon");
        await SignalAsync("STOP", daemon);
        try
        {
            ToolResult result = (await _sandbox.RunAsync("call", "bundle_daemon", "Query", "x", "--timeout", "1")).Expect(ExitCode.Failed);

            Assert.StartsWith("samgr: info of bundle_daemon returned EC_TIMEOUT", result.Errors);
            Assert.Contains("; that is the question for the interface, and Query was not called", result.Errors);
        }
        finally
        {
            await SignalAsync("CONT", daemon);
        }
    }

    [Fact]
    public async Task Restart_ends_a_process_and_starts_it_anew_whatever_its_rule_says()
    {
        string module = Path.GetRelativePath(_sandbox.WorkingFolder, Path.Combine(AppContext.BaseDirectory, "Samgr.Tool.Tests.dll")).Replace('\\', '/');
        _sandbox.Write("once.json", $$"""
            { "name": "once", "processes": [
              { "name": "alpha", "pid": 5, "samgr": true, "modules": ["{{module}}:Samgr.Tool.Tests.Scenarios.SampleModule"] },
              { "name": "beta", "pid": 6, "modules": ["{{module}}:Hello.GreeterModule"], "restart": { "rule": "never" }, "after": ["alpha"] }
            ] }
            """);
        ToolProcess run = await BootAsync("once.json", "<greeter> is at handle");
        int before = await OsPidAsync("beta");

        Assert.Equal("beta (pid 6) is running again; restart 1", (await _sandbox.RunAsync("restart", "beta")).Expect(ExitCode.Success).Output);
        int between = await OsPidAsync("beta");
        (await _sandbox.RunAsync("kill", "beta")).Expect(ExitCode.Success);
        await run.Output.WaitForAsync("beta (pid 6) of uid 0 ended", times: 2);
        Assert.Equal("beta (pid 6) is running again; restart 2", (await _sandbox.RunAsync("restart", "6")).Expect(ExitCode.Success).Output);

        Assert.Equal(3, new[] { before, between, await OsPidAsync("beta") }.Distinct().Count());
    }

    private async Task<ToolProcess> BootAsync(string scenario, string line)
    {
        ToolProcess run = _sandbox.Start("run", scenario);
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync(line);
        return run;
    }

    private async Task<string[]> ServicesAsync() =>
        [.. (await _sandbox.RunAsync("list")).Expect(ExitCode.Success).Rows.Select(row => row[0])];

    private static async Task SignalAsync(string signal, int osPid)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", osPid.ToString(CultureInfo.InvariantCulture)]);
        await Patience.WaitAsync(kill.WaitForExitAsync(TestContext.Current.CancellationToken), () => "'kill' has not ended");
    }

    private async Task<int> OsPidAsync(string name) =>
        (await _sandbox.RunAsync("ps", "--json")).Expect(ExitCode.Success).Json.EnumerateArray()
            .Single(process => process.GetProperty("name").GetString() == name).GetProperty("osPid").GetInt32();

    private async Task ExpectAsync(string message, params string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(arguments)).Expect(ExitCode.Failed);

        Assert.Contains(message, Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
