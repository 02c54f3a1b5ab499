using System.Text.Json;

namespace Samgr.Emulator.Control;

/// <summary>How requests and answers are written.</summary>
internal static class ControlJson
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { NewLine = "\n" };
}
