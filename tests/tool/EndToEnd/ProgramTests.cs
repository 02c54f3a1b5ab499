namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>The processes within a board's program answer as those of the machine do.</summary>
[Collection(MachineCollection.Name)]
public sealed class ProgramTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Fault_T2_processes_within_a_program_have_the_pids_of_the_services()
    {
        ToolProcess run = await StartAsync("esp32");

        ToolResult processes = (await _sandbox.RunAsync("ps")).Expect(ExitCode.Success);
        ToolResult services = (await _sandbox.RunAsync("list")).Expect(ExitCode.Success);

        Assert.Equal(["2 1 esp32", "5 2 provider", "6 2 consumer", "7 2 application"], processes.Rows.Select(row => string.Join(' ', row.Take(3))));
        Assert.All(services.Rows, service => Assert.Contains(processes.Rows, row => row[0] == service[4] && row[2] == service[5]));
        Assert.Contains("  pid 6 consumer uid 6: running", (await _sandbox.RunAsync("dump")).Expect(ExitCode.Success).Output);
        await StopAsync(run);
    }

    [Fact]
    public async Task Fault_T2_services_within_a_program_are_called()
    {
        ToolProcess run = await StartAsync("esp32");

        ToolResult call = (await _sandbox.RunAsync("call", "gpio", "--raw", "2", "0", "--returns", "bool")).Expect(ExitCode.Success);
        ToolResult bad = (await _sandbox.RunAsync("call", "gpio", "--raw", "2", "999", "--returns", "bool")).Expect(ExitCode.Failed);
        ToolResult unknown = (await _sandbox.RunAsync("call", "gpioo", "--raw", "2", "0")).Expect(ExitCode.Failed);

        Assert.Equal("true", call.Output);
        Assert.Contains("EC_INVALID", bad.Errors);
        Assert.Contains("EC_NOSERVICE", unknown.Errors);
        await StopAsync(run);
    }

    [Fact]
    public async Task Fault_T2_a_process_within_a_program_is_looked_into_and_killed_alone()
    {
        ToolProcess run = await StartAsync("esp32");

        Assert.Equal(["gpio"], (await _sandbox.RunAsync("clients", "7")).Expect(ExitCode.Success).Rows.Select(row => row[0]));
        string dump = (await _sandbox.RunAsync("dump", "6")).Expect(ExitCode.Success).Output;
        Assert.Contains("process consumer", dump);
        Assert.DoesNotContain("process provider", dump);

        (await _sandbox.RunAsync("kill", "5")).Expect(ExitCode.Success);

        await run.Output.WaitForAsync("W board: the provider is stopped and started again");
        await run.Output.WaitForAsync("consumer/button: watches pin 0", times: 2);
        ToolResult processes = (await _sandbox.RunAsync("ps")).Expect(ExitCode.Success);
        Assert.Contains(processes.Rows, row => row is ["5", "2", "provider", "5", "running", "1", ..]);
        Assert.Contains(processes.Rows, row => row is ["2", "1", "esp32", _, "running", "0", ..]);
        await StopAsync(run);
    }

    [Fact]
    public async Task Fault_T2_what_is_killed_and_not_started_again_has_ended()
    {
        ToolProcess run = await StartAsync("esp32");

        (await _sandbox.RunAsync("kill", "6")).Expect(ExitCode.Success);

        Assert.Contains((await _sandbox.RunAsync("ps")).Expect(ExitCode.Success).Rows, row => row is ["6", "2", "consumer", "6", "ended", ..]);
        Assert.Contains("has ended already", (await _sandbox.RunAsync("kill", "6")).Expect(ExitCode.Failed).Errors);
        Assert.Contains("no process with pid 8", (await _sandbox.RunAsync("kill", "8")).Expect(ExitCode.Failed).Errors);
        await StopAsync(run);
    }

    [Fact]
    public async Task Fault_T2_two_programs_and_a_process_have_one_set_of_pids()
    {
        string scenario = _sandbox.Write("two.json", """
            {
              "name": "two", "board": "esp32",
              "processes": [
                { "name": "left", "pid": 2, "program": "Samgr.Esp32" },
                { "name": "right", "pid": 6, "program": "Samgr.Esp32", "after": ["left"] }
              ],
              "boot": { "milestones": ["board"], "timeoutMs": 60000 }
            }
            """);
        ToolProcess run = _sandbox.Start("run", scenario);
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("consumer/samgr: registered <gpio@6", times: 2);
        await run.Output.WaitForAsync("application/samgr: proxy <gpio", times: 2);

        ToolResult processes = (await _sandbox.RunAsync("ps")).Expect(ExitCode.Success);
        ToolResult services = (await _sandbox.RunAsync("list")).Expect(ExitCode.Success);

        Assert.Equal(8, processes.Rows.Count);
        Assert.Equal(8, processes.Rows.Select(row => row[0]).Distinct().Count());
        Assert.Equal(4, services.Rows.Count);
        Assert.All(services.Rows, service => Assert.Contains(processes.Rows, row => row[0] == service[4] && row[2] == service[5]));
        string pid = processes.Rows.Single(row => row[1] == "6" && row[2] == "application")[0];
        Assert.Contains("process application", (await _sandbox.RunAsync("dump", pid)).Expect(ExitCode.Success).Output);
        await StopAsync(run);
    }

    private async Task<ToolProcess> StartAsync(string board)
    {
        ToolProcess run = _sandbox.Start("run", board);
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("consumer/samgr: registered <gpio@6");
        await run.Output.WaitForAsync("application/samgr: proxy <gpio");
        return run;
    }

    private async Task StopAsync(ToolProcess run)
    {
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }
}
