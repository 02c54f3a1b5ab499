using LiteIpc;
using Samgr.Emulator.Log;

namespace Samgr.Emulator.Tests.Log;

public sealed class LogRingTests
{
    private static readonly LogFilter _all = new(LogLevel.Debug, null, null);

    private readonly LogRing _ring = new();
    private readonly DateTimeOffset _time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Lines_are_read_in_pages_in_their_order()
    {
        Add(5, 10);

        LogPage first = _ring.Read(0, _all, DateTimeOffset.MinValue, 6, int.MaxValue);
        LogPage second = _ring.Read(first.Next, _all, DateTimeOffset.MinValue, 6, int.MaxValue);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"5-{i}"), first.Lines.Concat(second.Lines).Select(line => line.Text));
        Assert.Equal((0, 0, second.End), (first.Missed, second.Missed, second.Next));
    }

    [Fact]
    public void A_page_is_bounded_in_characters_and_holds_a_line_at_least()
    {
        Add(5, 3, new string('x', 1000));

        Assert.Single(_ring.Read(0, _all, DateTimeOffset.MinValue, 100, 1).Lines);
        Assert.Equal(2, _ring.Read(0, _all, DateTimeOffset.MinValue, 100, 2500).Lines.Length);
    }

    [Fact]
    public void A_process_that_floods_pushes_out_its_own_lines_only()
    {
        Add(5, 100);
        Add(6, 3 * LogRing.MaxLines);
        Add(7, 1);
        Add(6, LogRing.MaxLines);

        LogPage honest = Read(0, new LogFilter(LogLevel.Debug, 5, null));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"5-{i}"), honest.Lines.Select(line => line.Text));
        Assert.Single(Read(0, new LogFilter(LogLevel.Debug, 7, null)).Lines);
        Assert.Equal([(6, (4L * LogRing.MaxLines) + 101 - LogRing.MaxLines)], _ring.Lost);
        Assert.Equal(LogRing.MaxLines, _ring.Count);
    }

    [Fact]
    public void Long_lines_are_bounded_in_characters()
    {
        Add(5, 10);
        Add(6, 4000, new string('x', 4096));

        Assert.InRange(_ring.Used, 1, LogRing.MaxCharacters);
        Assert.Equal(10, Read(0, new LogFilter(LogLevel.Debug, 5, null)).Lines.Length);
    }

    [Fact]
    public void Processes_that_flood_together_share_the_room()
    {
        for (int i = 0; i < LogRing.MaxLines; i++)
        {
            Add(5, 1, "same");
            Add(6, 1, "same");
        }

        Assert.Equal(Read(0, new LogFilter(LogLevel.Debug, 5, null)).Lines.Length, Read(0, new LogFilter(LogLevel.Debug, 6, null)).Lines.Length);
    }

    [Fact]
    public void A_slow_reader_is_told_how_many_lines_it_missed()
    {
        Add(5, 10);
        long next = Read(0, _all).Next;
        Add(5, 7);
        Add(6, LogRing.MaxLines + 90);

        LogPage page = _ring.Read(next, _all, DateTimeOffset.MinValue, int.MaxValue, int.MaxValue);

        Assert.Equal(7 + LogRing.MaxLines + 90, page.Missed + page.Lines.Length);
        Assert.Equal(107, page.Missed);
    }

    [Fact]
    public void A_reader_of_one_process_misses_nothing_of_anothers_flood()
    {
        Add(5, 10);
        long next = Read(0, _all).Next;
        Add(5, 7);
        Add(6, 2 * LogRing.MaxHeaders);
        Add(6, 100);

        LogPage page = Read(next, new LogFilter(LogLevel.Debug, 5, null));

        Assert.Equal(7, page.Lines.Length);
        Assert.True(page.Missed == 0 || page.Missed >= LogRing.MaxHeaders, $"{page.Missed} missed");
    }

    [Fact]
    public void What_was_missed_is_counted_once()
    {
        Add(6, 10);
        long next = Read(0, _all).Next;
        Add(6, LogRing.MaxLines + 50);

        long missed = 0;
        int read = 0;
        LogPage page;
        do
        {
            page = _ring.Read(next, _all, DateTimeOffset.MinValue, 1000, int.MaxValue);
            missed += page.Missed;
            read += page.Lines.Length;
            next = page.Next;
        }
        while (page.Next < page.End);

        Assert.Equal((50, LogRing.MaxLines), (missed, read));
    }

    [Theory]
    [InlineData("gpio", true)]
    [InlineData("provider/gpio", true)]
    [InlineData("gpio/led", true)]
    [InlineData("gpio2", false)]
    [InlineData("provider/gpio2", false)]
    public void A_service_is_found_by_its_tag(string tag, bool isFound)
    {
        _ring.Add(5, _time, new LogHeader(LogLevel.Info, 5, 5, tag), 1, "text");

        Assert.Equal(isFound ? 1 : 0, Read(0, new LogFilter(LogLevel.Debug, null, "gpio")).Lines.Length);
        Assert.Equal(isFound, _ring.Knows("gpio"));
    }

    [Fact]
    public void A_process_has_the_lines_that_are_about_it()
    {
        _ring.Add(1, _time, new LogHeader(LogLevel.Error, 1, 5, "init"), 1, "five ended");
        _ring.Add(1, _time, new LogHeader(LogLevel.Error, 1, 6, "init"), 1, "six ended");

        Assert.Equal("five ended", Assert.Single(Read(0, new LogFilter(LogLevel.Debug, 5, null)).Lines).Text);
    }

    [Fact]
    public void Levels_and_ages_are_chosen()
    {
        _ring.Add(5, _time, new LogHeader(LogLevel.Info, 5, 5, "tag"), 1, "old");
        _ring.Add(5, _time.AddMinutes(1), new LogHeader(LogLevel.Info, 5, 5, "tag"), 1, "info");
        _ring.Add(5, _time.AddMinutes(2), new LogHeader(LogLevel.Error, 5, 5, "tag"), 1, "error");

        Assert.Equal(["error"], Read(0, new LogFilter(LogLevel.Warn, null, null)).Lines.Select(line => line.Text));
        Assert.Equal(["info", "error"], _ring.Read(0, _all, _time.AddSeconds(30), 10, int.MaxValue).Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_line_and_by_the_end()
    {
        long next = Read(0, _all).Next;
        Task waiting = _ring.WaitAsync(next);
        Assert.False(waiting.IsCompleted);

        Add(5, 1);
        await Patience.WaitAsync(waiting, () => "a line wakes", TestContext.Current.CancellationToken);

        waiting = _ring.WaitAsync(Read(next, _all).Next);
        Assert.False(waiting.IsCompleted);
        _ring.Close();
        await Patience.WaitAsync(waiting, () => "the end wakes", TestContext.Current.CancellationToken);
        Assert.True(Read(next, _all).IsLast);
    }

    private LogPage Read(long from, LogFilter filter) => _ring.Read(from, filter, DateTimeOffset.MinValue, int.MaxValue, int.MaxValue);

    private void Add(int pid, int count, string? text = null)
    {
        for (int i = 0; i < count; i++)
        {
            _ring.Add(pid, _time, new LogHeader(LogLevel.Info, pid, pid, "tag"), 1, text ?? $"{pid}-{i}");
        }
    }
}
