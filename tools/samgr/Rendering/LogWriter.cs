using System.Text;

namespace Samgr.Tool.Rendering;

/// <summary>Writes log lines above a progress line.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="progress">The progress line.</param>
public sealed class LogWriter(TextWriter output, ProgressLine progress) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => output.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => progress.WriteLine(output, value ?? "");

    /// <inheritdoc/>
    public override void Flush() => output.Flush();
}
