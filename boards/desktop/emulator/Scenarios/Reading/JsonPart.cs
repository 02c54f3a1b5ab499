using System.Text.Json;

namespace Samgr.Emulator.Scenarios.Reading;

internal sealed class JsonPart(JsonTokenType kind, int offset)
{
    public JsonTokenType Kind { get; } = kind;

    public int Offset { get; } = offset;

    public string Text { get; init; } = "";

    public long? Number { get; init; }

    public List<JsonPart> Items { get; } = [];

    public List<JsonMember> Members { get; } = [];

    public string Description => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"the string \"{Text}\"",
        JsonTokenType.Number => $"the number {Text}",
        _ => Text,
    };

    public JsonPart? Find(string name) => Members.Find(member => member.Name == name)?.Value;
}
