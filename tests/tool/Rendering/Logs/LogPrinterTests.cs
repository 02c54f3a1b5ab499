using Samgr.Testing;
using Samgr.Tool.Rendering.Logs;

namespace Samgr.Tool.Tests.Rendering.Logs;

public sealed class LogPrinterTests : IDisposable
{
    private const string Time = "11-21 03:29:58.561";

    private readonly TestClock _clock = new();
    private readonly List<string> _lines = [];
    private readonly LogPrinter _printer;

    public LogPrinterTests()
    {
        _printer = new LogPrinter(_lines.Add, isColoured: false, _clock);
    }

    public void Dispose() => _printer.Dispose();

    [Fact]
    public void A_line_that_says_the_same_again_is_counted()
    {
        Write("a", "b", "b", "b", "c");

        Assert.Equal([Line("a"), Line("b"), Line("last line repeated 2 times"), Line("c")], _lines);
    }

    [Fact]
    public void A_line_that_comes_twice_is_printed_twice()
    {
        Write("a", "a", "b");

        Assert.Equal([Line("a"), Line("a"), Line("b")], _lines);
    }

    [Fact]
    public void A_count_is_not_lost_at_the_end()
    {
        Write("a", "a", "a", "a");
        _printer.Dispose();

        Assert.Equal([Line("a"), Line("last line repeated 3 times")], _lines);
    }

    [Fact]
    public void A_count_does_not_wait_for_ever()
    {
        Write("a", "a", "a");
        _clock.Advance(LogPrinter.Patience);

        Assert.Equal([Line("a"), Line("last line repeated 2 times")], _lines);
        Write("a", "b");
        Assert.Equal([Line("a"), Line("b")], _lines[2..]);
    }

    [Fact]
    public void Each_line_is_printed_or_counted()
    {
        Random random = new(7);
        for (int i = 0; i < 5000; i++)
        {
            _printer.Write(Line(((char)('a' + random.Next(2))).ToString(), random.Next(2) + 5));
            if (random.Next(50) == 0)
            {
                _clock.Advance(LogPrinter.Patience);
            }
        }

        _printer.Dispose();
        Assert.Equal(5000, _lines.Sum(line => line.Split("repeated ") is [_, string count] ? int.Parse(count.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 1));
        Assert.InRange(_lines.Count, 1, 4999);
    }

    [Theory]
    [InlineData("11-21 03:29:58.562     6    35 W samgr: same")]
    [InlineData("11-21 03:29:58.562     5    35 E samgr: same")]
    [InlineData("11-21 03:29:58.562     5    35 W other: same")]
    [InlineData("11-21 03:29:58.562     5    35 W samgr: same.")]
    public void Another_process_level_tag_or_text_is_another_line(string other)
    {
        _printer.Write(Line("same"));
        _printer.Write(other);

        Assert.Equal([Line("same"), other], _lines);
    }

    [Fact]
    public void Another_time_or_thread_is_the_same_line()
    {
        _printer.Write(Line("same"));
        _printer.Write("11-21 03:29:59.000     5    36 W samgr: same");
        _printer.Write("11-21 03:29:59.500     5    37 W samgr: same");
        _printer.Dispose();

        Assert.Equal([Line("same"), "11-21 03:29:59.500     5    37 W samgr: last line repeated 2 times"], _lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("samgr: the trace cannot be written any more")]
    [InlineData("11-21 03:29:58.561 no log line")]
    public void What_is_no_log_line_is_printed_as_it_is(string line)
    {
        _printer.Write(line);
        _printer.Write(line);

        Assert.Equal([line, line], _lines);
    }

    [Fact]
    public void A_line_from_outside_can_neither_move_the_terminal_nor_fill_it()
    {
        _printer.Write("W provider/gpio: a\u001b[2Jb");
        _printer.Write(new string('x', 100_000));

        Assert.Equal("W provider/gpio: a\\u001b[2Jb", _lines[0]);
        Assert.InRange(_lines[1].Length, 1, 10_000);
    }

    [Theory]
    [InlineData("11-21 03:29:58.561     5    34 I samgr: hello", "2|03:29:58.561", "92|     5    34 ", "92|samgr")]
    [InlineData("11-21 03:29:58.561     5    34 W samgr: hello", "33|W", "33|hello")]
    [InlineData("11-21 03:29:58.561     5    34 E samgr: hello", "31|E", "31|hello")]
    [InlineData("11-21 03:29:58.561     5    34 F samgr: hello", "1;31|F", "1;31|hello")]
    [InlineData("11-21 03:29:58.561     5    34 D samgr: hello", "2|D", "2|hello")]
    [InlineData("W provider/gpio: hello", "33|W", "33|hello")]
    public void Level_and_process_have_their_colours(string line, params string[] parts)
    {
        using LogPrinter printer = new(_lines.Add, isColoured: true, _clock);

        printer.Write(line);

        string shown = Assert.Single(_lines);
        Assert.Equal(line, System.Text.RegularExpressions.Regex.Replace(shown, "\u001b\\[[0-9;]*m", ""));
        Assert.All(parts, part =>
        {
            string[] pair = part.Split('|');
            Assert.Contains(pair[1] == "03:29:58.561" ? $"\u001b[{pair[0]}m11-21 {pair[1]}\u001b[0m" : $"\u001b[{pair[0]}m{pair[1]}\u001b[0m", shown);
        });
    }

    [Fact]
    public void Processes_have_different_colours_and_keep_them()
    {
        using LogPrinter printer = new(_lines.Add, isColoured: true, _clock);

        foreach (int pid in (int[])[5, 6, 5])
        {
            printer.Write(Line("hello " + _lines.Count, pid));
        }

        string[] colours = [.. _lines.Select(line => line.Split("\u001b[0m")[1].Split('m')[0])];
        Assert.Equal(colours[0], colours[2]);
        Assert.NotEqual(colours[0], colours[1]);
    }

    [Theory]
    [InlineData(true, null, "xterm", true)]
    [InlineData(true, "", "xterm", true)]
    [InlineData(true, "1", "xterm", false)]
    [InlineData(true, null, "dumb", false)]
    [InlineData(false, null, "xterm", false)]
    public void Colours_are_for_terminals_that_want_them(bool isTerminal, string? noColour, string terminal, bool areShown)
        => Assert.Equal(areShown, LogColours.AreShownOn(isTerminal, noColour, terminal));

    private static string Line(string text, int pid = 5) => $"{Time}     {pid}    34 W samgr: {text}";

    private void Write(params string[] texts)
    {
        foreach (string text in texts)
        {
            _printer.Write(Line(text));
        }
    }
}
