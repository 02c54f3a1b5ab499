using LiteIpc;
using Samgr.Emulator.Log;

namespace Samgr.Emulator.Tests.Log;

public sealed class MachineLogTests
{
    private readonly TestLog _lines = new();

    [Fact]
    public void Lines_look_like_those_of_HiLog()
    {
        Write(log => log.Write(LogLevel.Warn, 5, 34, "samgr", "hello"));

        Assert.Equal("01-02 03:04:05.006     5    34 W samgr: hello", _lines.Lines.Single());
    }

    [Fact]
    public void Lines_below_the_level_are_left_out()
    {
        Write(log =>
        {
            log.Write(LogLevel.Debug, 5, 34, "samgr", "detail");
            log.Init(LogLevel.Error, "fault");
        });

        Assert.EndsWith("     1     1 E init: fault", _lines.Lines.Single());
    }

    [Fact]
    public void A_text_of_several_lines_cannot_pass_for_somebody_elses_line()
    {
        Write(log => log.Write(LogLevel.Info, 6, 64, "a\nb", "first\r\nsecond\u001b[31m"));

        Assert.Equal(2, _lines.Lines.Count);
        Assert.All(_lines.Lines, line => Assert.Contains("     6    64 I a\\u000ab: ", line));
        Assert.DoesNotContain(_lines.Lines, line => line.Contains('\u001b'));
    }

    private void Write(Action<MachineLog> body)
    {
        using MachineLog log = new(_lines, LogLevel.Info, new FixedTime());
        body(log);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
