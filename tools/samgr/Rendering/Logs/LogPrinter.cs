using System.Globalization;
using Samgr.Emulator.Output;

namespace Samgr.Tool.Rendering.Logs;

/// <summary>
/// Prints the log lines of a machine or a board: coloured where that is wanted, and a line that says the same as the one before is
/// only counted. The count stands behind them, before the next line, after <see cref="Patience"/> or at the end. Lines that are none
/// of a log are printed as they are. A line is cut at 8,192 characters, and a character that a terminal would obey is shown as its number.
/// </summary>
/// <remarks>Any thread may call any member. Other threads wait while a line is written, so that none comes out of order.</remarks>
internal sealed class LogPrinter : IDisposable
{
    private const int MaxLine = 8192;

    private readonly Lock _gate = new();
    private readonly Action<string> _write;
    private readonly bool _isColoured;
    private readonly ITimer _timer;
    private LogText? _last;
    private LogText? _repeat;
    private long _repeats;

    /// <summary>A printer.</summary>
    /// <param name="write">Writes one line. Its exceptions come out of <see cref="Write"/>.</param>
    /// <param name="isColoured">Whether the lines get colours: see <see cref="LogColours"/>.</param>
    /// <param name="time">The clock of <see cref="Patience"/>; null for the system's.</param>
    public LogPrinter(Action<string> write, bool isColoured, TimeProvider? time = null)
    {
        _write = write;
        _isColoured = isColoured;
        _timer = (time ?? TimeProvider.System).CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long a count waits for more at most.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Prints a line, or counts it.</summary>
    public void Write(string line)
    {
        string shown = VisibleText.From(line, MaxLine);
        LogText? text = LogText.Parse(shown);
        lock (_gate)
        {
            if (text != null && _last != null && text.Repeats(_last))
            {
                _repeat = text;
                if (++_repeats == 1)
                {
                    _timer.Change(Patience, Timeout.InfiniteTimeSpan);
                }

                return;
            }

            PrintRepeats();
            _last = text;
            _write(text == null ? shown : Shown(text));
        }
    }

    /// <summary>Prints the count that there may be.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        OnTime();
    }

    private void OnTime()
    {
        try
        {
            lock (_gate)
            {
                PrintRepeats();
            }
        }
        catch (IOException)
        {
            // Nobody reads any more, as the next line will find.
            return;
        }
    }

    private void PrintRepeats()
    {
        if (_repeat is not { } repeat)
        {
            return;
        }

        long repeats = _repeats;
        _repeat = null;
        _repeats = 0;
        _write(Shown(repeats == 1 ? repeat : repeat with { Text = string.Create(CultureInfo.InvariantCulture, $"last line repeated {repeats} times") }));
    }

    private string Shown(LogText line) => _isColoured ? LogColours.Apply(line) : line.ToString();
}
