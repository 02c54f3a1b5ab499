namespace Samgr.Tool;

/// <summary>A command cannot go on; the message names the fix.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">The text that the user reads.</param>
/// <param name="code">The name of the result code that a machine refused it with; null for none.</param>
internal sealed class ToolException(int exitCode, string message, string? code = null) : Exception(message)
{
    /// <summary>The name of the result code, such as EC_NOSERVICE; null for none.</summary>
    public string? Code { get; } = code;

    /// <summary>One of <see cref="Tool.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
