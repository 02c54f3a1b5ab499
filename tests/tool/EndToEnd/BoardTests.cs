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
