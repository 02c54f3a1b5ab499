namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class PinTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_pressed_button_toggles_the_LED_of_another_process_and_trace_and_wave_forms_show_it()
    {
        string trace = Path.Combine(_sandbox.WorkingFolder, "trace.jsonl");
        string waves = Path.Combine(_sandbox.WorkingFolder, "pins.vcd");
        ToolProcess run = _sandbox.Start("run", "esp32", "--trace", trace, "--vcd", waves);
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("consumer/button: watches pin 0");
        ToolProcess watch = _sandbox.Start("pin", "watch", "LED", "--count", "1");
        await watch.Errors.WaitForAsync("watching LED");

        (await _sandbox.RunAsync("pin", "press", "BOOT")).Expect(ExitCode.Success);
        ToolResult watched = (await watch.FinishAsync()).Expect(ExitCode.Success);

        Assert.Contains("2 GPIO2 high esp32", watched.Output);
        Assert.Equal("high", (await _sandbox.RunAsync("pin", "read", "GPIO2")).Expect(ExitCode.Success).Output.Trim());
        Assert.Contains("led LED (on)", (await _sandbox.RunAsync("pin")).Expect(ExitCode.Success).Output);
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        string[] events = await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken);
        string[] hops =
        [
            "\"pid\":0,\"event\":\"pin\",\"pin\":0,\"name\":\"GPIO0\",\"level\":\"low\"",
            "\"pid\":6,\"event\":\"publish\",\"process\":\"consumer\",\"topic\":1196425216",
            "\"pid\":6,\"event\":\"receive\",\"process\":\"consumer\",\"service\":\"button\",\"topic\":1196425216",
            "\"pid\":2,\"event\":\"pin\",\"pin\":2,\"name\":\"GPIO2\",\"level\":\"high\"",
        ];
        int[] order = [.. hops.Select(hop => Array.FindIndex(events, line => line.Contains(hop, StringComparison.Ordinal)))];
        Assert.True(order[0] >= 0 && order.SequenceEqual(order.Order()), string.Join('\n', events));
        Assert.Contains(events[order[0]..], line => line.Contains("\"process\":\"provider\"", StringComparison.Ordinal) && line.Contains("\"func\":8,\"flag\":1", StringComparison.Ordinal));
        Assert.Contains(events[order[2]..], line => line.Contains("\"process\":\"consumer\",\"service\":\"gpio\",\"feature\":null,\"func\":4,\"flag\":0,\"result\":0", StringComparison.Ordinal));
        Assert.Contains("$var wire 1 \" GPIO2 $end", await File.ReadAllTextAsync(waves, TestContext.Current.CancellationToken));
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task What_cannot_be_done_to_a_pin_is_said_with_what_can()
    {
        ToolProcess run = _sandbox.Start("run", "stm32");
        await run.WaitForBootAsync();

        ToolResult unknown = (await _sandbox.RunAsync("pin", "read", "PZ9")).Expect(ExitCode.Failed);
        ToolResult button = (await _sandbox.RunAsync("pin", "press", "BOOT")).Expect(ExitCode.Failed);
        ToolResult buttons = (await _sandbox.RunAsync("complete", "samgr pin press ")).Expect(ExitCode.Success);
        ToolResult level = (await _sandbox.RunAsync("pin", "set", "PA0", "warm")).Expect(ExitCode.BadInput);

        Assert.Contains("there is no pin 'PZ9'; the board has 0 PA0", unknown.Errors);
        Assert.Contains("there is no button 'BOOT'; the board has USER", button.Errors);
        Assert.Equal("USER", buttons.Output);
        Assert.Contains("warm", level.Errors);
        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_machine_without_a_board_has_no_wave_forms()
    {
        ToolResult result = (await _sandbox.RunAsync("run", "hi3516", "--vcd", "pins.vcd")).Expect(ExitCode.BadInput);

        Assert.Contains("has no board", result.Errors);
        _sandbox.ExpectNothingLeft();
    }
}
