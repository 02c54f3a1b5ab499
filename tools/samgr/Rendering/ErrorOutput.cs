using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samgr.Emulator.Output;

namespace Samgr.Tool.Rendering;

/// <summary>Writes errors to the standard error: lines for people, or one line of JSON for a program.</summary>
internal static class ErrorOutput
{
    private const string JsonOption = "--json";

    private static readonly JsonSerializerOptions _options = new(JsonOutput.Options)
    {
        WriteIndented = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Whether a command line asks for JSON, also when it is wrong.</summary>
    public static bool IsJson(ParseResult parsed) => parsed.Tokens.Any(token => token.Value == JsonOption)
        && parsed.CommandResult.Command.Options.Any(option => option.Name == JsonOption);

    /// <summary>Writes an error.</summary>
    public static void Write(ToolException error, bool asJson)
    {
        if (asJson)
        {
            StandardError.WriteLine(Json(error.ExitCode, error.Message, error.Code));
            return;
        }

        foreach (string line in error.Message.Split('\n'))
        {
            StandardError.WriteLine($"samgr: {VisibleText.From(line.TrimEnd('\r'))}");
        }
    }

    /// <summary>Writes why a call failed.</summary>
    /// <returns><see cref="ExitCode.Failed"/>.</returns>
    internal static int Refuse(string problem, string code, bool asJson)
    {
        StandardError.WriteLine(asJson ? Json(ExitCode.Failed, problem, code) : Printable.From($"samgr: {problem}"));
        return ExitCode.Failed;
    }

    /// <summary>An error as one line of JSON.</summary>
    /// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
    /// <param name="message">The text for a person.</param>
    /// <param name="code">The name of a result code; null for none.</param>
    public static string Json(int exitCode, string message, string? code) =>
        JsonSerializer.Serialize(new { Error = message, Code = code, ExitCode = exitCode }, _options);
}
