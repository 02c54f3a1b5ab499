using LiteIpc;

namespace Samgr.Boards.Tests;

public sealed class LinePaceTests
{
    [Fact]
    public void Fault_D5_a_line_that_repeats_itself_is_paced_on_a_board_and_others_are_not()
    {
        TestLog lines = new();
        ILogSink log = BoardLimits.Apply("p", lines, 1000).Log!;

        for (int i = 0; i < 100; i++)
        {
            log.Write(LogLevel.Warn, "samgr", "invoke <gpio> function 4: EC_NOINIT");
            log.Write(LogLevel.Warn, "samgr", "invoke <gpio> function 1: EC_NOINIT");
            log.Write(LogLevel.Info, "led", "on");
        }

        Assert.Equal(7, lines.Count("function 4"));
        Assert.Equal(7, lines.Count("function 1"));
        Assert.Equal(100, lines.Count("led: on"));
    }
}
