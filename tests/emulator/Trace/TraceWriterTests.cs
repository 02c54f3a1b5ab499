using System.Text.Json;
using Samgr.Emulator.Output;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator.Tests.Trace;

public sealed class TraceWriterTests
{
    private readonly TestLog _lines = new();

    [Fact]
    public void A_line_that_is_filled_late_stands_before_what_came_after_it()
    {
        using TraceWriter trace = new(_lines, TimeProvider.System);
        OutputLine early = trace.Reserve(6)!;
        trace.Write(5, "service-exit", _ => { });
        Assert.Empty(_lines.Lines);

        trace.Fill(early, 6, "exit", json => json.WriteNumber("signal", 9));
        trace.Dispose();

        Assert.Equal(["exit", "service-exit"], Names());
        double[] times = [.. Parsed().Select(line => line.GetProperty("t").GetDouble())];
        Assert.True(times[0] <= times[1]);
    }

    [Fact]
    public void A_default_feature_is_null()
    {
        using TraceWriter trace = new(_lines, TimeProvider.System);

        ProcessEvents.Write(trace, new TraceSource(null, 5), TraceKind.Query, "s\"x", null, -11, -1, -1);
        ProcessEvents.Write(trace, new TraceSource(null, 5), TraceKind.Invoke, "s", "f", 3, 1, 0);
        trace.Dispose();

        Assert.Contains("\"pid\":5,\"event\":\"query\",\"service\":\"s\\u0022x\",\"feature\":null,\"result\":-11,\"handle\":-1,\"token\":-1}", _lines.Lines[0]);
        Assert.Contains("\"service\":\"s\",\"feature\":\"f\",\"func\":3,\"flag\":1,\"result\":0}", _lines.Lines[1]);
    }

    [Fact]
    public void An_event_within_a_program_names_the_process()
    {
        using TraceWriter trace = new(_lines, TimeProvider.System);

        ProcessEvents.Write(trace, new TraceSource("consumer", 6), TraceKind.ServiceExit, "s", null, 2, 0, 0);
        trace.Dispose();

        Assert.Contains("\"pid\":6,\"event\":\"service-exit\",\"process\":\"consumer\",\"service\":\"s\"", _lines.Lines[0]);
    }

    [Fact]
    public void An_unknown_event_is_refused()
    {
        using TraceWriter trace = new(_lines, TimeProvider.System);

        Assert.False(ProcessEvents.Write(trace, new TraceSource(null, 5), 99, "s", null, 0, 0, 0));
    }

    private IEnumerable<JsonElement> Parsed() => _lines.Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    private IEnumerable<string?> Names() => Parsed().Select(line => line.GetProperty("event").GetString());
}
