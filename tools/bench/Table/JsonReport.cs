using System.Text.Json;

namespace Samgr.Bench.Table;

/// <summary>The report as JSON for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static void Write(Report report, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(report, _options));
}
