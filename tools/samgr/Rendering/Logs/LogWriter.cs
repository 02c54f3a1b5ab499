using System.Text;

namespace Samgr.Tool.Rendering.Logs;

/// <summary>Writes log lines above a progress line, as a <see cref="LogPrinter"/> shows them.</summary>
internal sealed class LogWriter : TextWriter
{
    private readonly TextWriter _output;
    private readonly LogPrinter _printer;

    /// <summary>A writer of lines.</summary>
    /// <param name="output">The output that gets the lines.</param>
    /// <param name="progress">The progress line.</param>
    /// <param name="isColoured">Whether the output is a terminal that shows colours: see <see cref="LogColours"/>.</param>
    public LogWriter(TextWriter output, ProgressLine progress, bool isColoured = false)
    {
        _output = output;
        _printer = new LogPrinter(line => progress.WriteLine(output, line), isColoured);
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _output.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => _output.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => _printer.Write(value ?? "");

    /// <inheritdoc/>
    public override void Flush() => _output.Flush();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _printer.Dispose();
        base.Dispose(disposing);
    }
}
