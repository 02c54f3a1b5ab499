using System.Text.Json;

namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class BoardTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("esp32")]
    [InlineData("stm32")]
    public async Task Until_boot_runs_the_very_application_of_the_board(string board)
    {
        ToolResult result = (await _sandbox.RunAsync("run", board, "--until-boot")).Expect(ExitCode.Success);

        Assert.Contains($"board: {board} is up", result.Output);
        Assert.Contains($"milestone 'board' reached by {board} (pid 2)", result.Output);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task The_processes_within_the_board_answer()
    {
        ToolProcess run = _sandbox.Start("run", "esp32");
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("consumer/samgr: proxy <gpio");
        await run.Output.WaitForAsync("consumer/samgr: registered <gpio@6");

        string dump = (await _sandbox.RunAsync("dump", "2")).Expect(ExitCode.Success).Output;
        string service = (await _sandbox.RunAsync("dump", "heartbeat")).Expect(ExitCode.Success).Output;
        ToolResult list = (await _sandbox.RunAsync("list")).Expect(ExitCode.Success);
        ToolResult clients = (await _sandbox.RunAsync("clients", "2")).Expect(ExitCode.Success);

        Assert.All(new[] { "process provider", "process consumer", "process application" }, process => Assert.Contains(process, dump));
        Assert.Contains("heartbeat: running", service);
        Assert.Equal(["gpio 5 provider", "gpio@6 6 consumer"], list.Rows.Select(row => $"{row[0]} {row[4]} {row[5]}").Order(StringComparer.Ordinal));
        Assert.Equal(["gpio", "gpio"], clients.Rows.Select(row => row[0]));
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task The_pins_of_a_killed_process_can_be_opened_at_once()
    {
        ToolProcess run = _sandbox.Start("run", "esp32");
        await run.WaitForBootAsync();
        Assert.Contains("esp32", (await _sandbox.RunAsync("pin")).Expect(ExitCode.Success).Output);

        (await _sandbox.RunAsync("kill", "2")).Expect(ExitCode.Success);

        await run.Output.WaitForAsync("consumer/button: watches pin 0", times: 2);
        await run.Output.WaitForAsync("application/heartbeat: blinks at pin 4", times: 2);
        Assert.DoesNotContain("has no pins", run.Output.Text);
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Theory]
    [InlineData("{ \"number\": 1024, \"name\": \"P\" }", "", "board.json:3:13: ", "1023")]
    [InlineData("{ \"number\": -1, \"name\": \"P\" }", "", "board.json:3:13: ", "0")]
    [InlineData("{ \"number\": 1, \"name\": \"P\", \"colour\": 1 }", "", "board.json:3:29: ", "a pin has no member \"colour\"")]
    [InlineData("{ \"number\": 1, \"name\": \"P\" }", "{ \"name\": \"L\", \"pin\": 1 }, { \"name\": \"M\", \"pin\": \"P\" }", "board.json:4:61: ", "pin 1 has \"L\" already")]
    public async Task A_board_file_that_cannot_be_is_refused_with_file_and_line(string pin, string leds, string place, string reason)
    {
        _sandbox.Write("board.json", $$"""
            {
              "name": "b", "pins": [
            {{pin}}],
              "leds": [{{leds}}]
            }
            """);
        string scenario = _sandbox.Write("s.json", """
            { "name": "s", "board": "board.json", "processes": [{ "name": "p", "pid": 2, "program": "Samgr.Esp32" }] }
            """);

        ToolResult result = (await _sandbox.RunAsync("run", scenario)).Expect(ExitCode.BadInput);

        Assert.Contains(place, result.Errors);
        Assert.Contains(reason, result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task The_trace_names_the_process_within_the_board()
    {
        string path = Path.Combine(_sandbox.WorkingFolder, "trace.jsonl");

        (await _sandbox.RunAsync("run", "esp32", "--until-boot", "--trace", path)).Expect(ExitCode.Success);

        List<JsonElement> events = [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Contains(events, each => Is(each, "register", "provider", 5, "gpio"));
        Assert.Contains(events, each => Is(each, "proxy", "consumer", 6, "gpio"));
        Assert.Contains(events, each => Is(each, "proxy", "application", 7, "gpio"));
        _sandbox.ExpectNothingLeft();
    }

    private static bool Is(JsonElement each, string name, string process, int pid, string service)
        => each.GetProperty("event").GetString() == name
            && each.TryGetProperty("process", out JsonElement found) && found.GetString() == process
            && each.GetProperty("pid").GetInt32() == pid
            && each.GetProperty("service").GetString() == service;
}
