namespace Samgr.Tool.Rendering;

/// <summary>
/// One line at the bottom of a terminal that shows how far something is. It goes to the standard error, and lines written
/// through <see cref="WriteLine"/> appear above it. Where the standard error is no terminal nothing is shown.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const int DefaultWidth = 80;
    private const string EraseLine = "\r\u001b[2K";

    private readonly Lock _gate = new();
    private readonly TextWriter _terminal;
    private readonly Func<int> _width;
    private bool _isShown;
    private readonly bool _sharesTerminal;
    private string _text = "";

    /// <summary>A line on the terminal of this process.</summary>
    public ProgressLine()
        : this(Console.Error, !Console.IsErrorRedirected, !Console.IsOutputRedirected, () => Console.WindowWidth)
    {
    }

    /// <summary>A line on some terminal.</summary>
    /// <param name="terminal">The terminal that shows the line.</param>
    /// <param name="isShown">Whether that is a terminal.</param>
    /// <param name="sharesTerminal">Whether <see cref="WriteLine"/> writes to the same terminal.</param>
    /// <param name="width">The number of columns.</param>
    public ProgressLine(TextWriter terminal, bool isShown, bool sharesTerminal, Func<int> width)
    {
        _terminal = terminal;
        _isShown = isShown;
        _sharesTerminal = sharesTerminal;
        _width = width;
    }

    /// <summary>Shows a text in place of the one before.</summary>
    public void Show(string text)
    {
        lock (_gate)
        {
            if (!_isShown)
            {
                return;
            }

            int room = (_width() is > 1 and int width ? width : DefaultWidth) - 1;
            _text = text.Length > room ? text[..room] : text;
            Draw(EraseLine + _text);
        }
    }

    /// <summary>Writes a whole line above the progress line.</summary>
    /// <param name="output">The output that gets the line.</param>
    /// <param name="line">The line.</param>
    public void WriteLine(TextWriter output, string line)
    {
        lock (_gate)
        {
            if (_text.Length == 0 || !_sharesTerminal)
            {
                output.WriteLine(line);
                return;
            }

            Draw(EraseLine);
            output.WriteLine(line);
            output.Flush();
            Draw(_text);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_text.Length > 0)
            {
                Draw(EraseLine);
                _text = "";
            }
        }
    }

    private void Draw(string text)
    {
        try
        {
            _terminal.Write(text);
            _terminal.Flush();
        }
        catch (IOException)
        {
            // A terminal that has gone is shown nothing more.
            _isShown = false;
            _text = "";
        }
    }
}
