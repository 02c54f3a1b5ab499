namespace Samgr.Tool;

/// <summary>A command cannot go on; the message names the fix.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">What the user reads.</param>
public sealed class ToolException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="Tool.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
