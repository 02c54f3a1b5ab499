using Samgr.Tool.Rendering;
using Samgr.Tool.Rendering.Logs;

namespace Samgr.Tool.Tests.Rendering;

public sealed class ProgressLineTests
{
    private const string Erase = "\r\u001b[2K";

    private readonly StringWriter _terminal = new() { NewLine = "\n" };

    [Fact]
    public void Log_lines_appear_above_the_progress_line()
    {
        using ProgressLine progress = new(_terminal, isShown: true, sharesTerminal: true, () => 80);
        using LogWriter log = new(_terminal, progress);

        progress.Show("booting");
        log.WriteLine("a line");
        progress.Dispose();
        log.WriteLine("another");

        Assert.Equal($"{Erase}booting{Erase}a line\nbooting{Erase}another\n", _terminal.ToString());
    }

    [Fact]
    public void Without_a_terminal_nothing_but_the_log_is_written()
    {
        using ProgressLine progress = new(_terminal, isShown: false, sharesTerminal: false, () => 80);
        using LogWriter log = new(_terminal, progress);

        progress.Show("booting");
        log.WriteLine("a line");

        Assert.Equal("a line\n", _terminal.ToString());
    }

    [Fact]
    public void A_log_that_goes_elsewhere_does_not_touch_the_progress_line()
    {
        using StringWriter file = new() { NewLine = "\n" };
        using ProgressLine progress = new(_terminal, isShown: true, sharesTerminal: false, () => 80);
        using LogWriter log = new(file, progress);

        progress.Show("booting");
        log.WriteLine("a line");

        Assert.Equal("a line\n", file.ToString());
        Assert.Equal($"{Erase}booting", _terminal.ToString());
    }

    [Fact]
    public void The_progress_line_stays_on_one_line()
    {
        using ProgressLine progress = new(_terminal, isShown: true, sharesTerminal: true, () => 6);

        progress.Show("booting hi3516");

        Assert.Equal($"{Erase}booti", _terminal.ToString());
    }
}
