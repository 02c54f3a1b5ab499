using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samgr.Tool.Rendering;

/// <summary>Results for machines.</summary>
internal static class JsonOutput
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes a value to the standard output as one JSON document.</summary>
    public static void Write(object value) => Console.Out.WriteLine(Format(value));

    /// <summary>The value as one JSON document.</summary>
    public static string Format(object value) => JsonSerializer.Serialize(value, Options);
}
