using System.Text.Json;

namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>How a run of the command line ended.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public ToolResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Output}\n{Errors}");
        return this;
    }

    /// <summary>The words of each line, without the headings.</summary>
    public IReadOnlyList<string[]> Rows =>
    [
        .. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];
}
