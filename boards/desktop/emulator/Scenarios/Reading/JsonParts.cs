using System.Text;
using System.Text.Json;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class JsonParts
{
    private static readonly JsonReaderOptions _options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static JsonPart Parse(ScenarioSource source)
    {
        TextCheck.CheckBytes(source);
        Utf8JsonReader reader = new(source.Content, _options);
        try
        {
            reader.Read();
            JsonPart root = ReadValue(source, ref reader);
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            throw source.Error(error.LineNumber ?? 0, error.BytePositionInLine ?? 0, $"broken JSON: {Shorten(error.Message)}");
        }
    }

    private static JsonPart ReadValue(ScenarioSource source, ref Utf8JsonReader reader)
    {
        int offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(source, ref reader, offset);
            case JsonTokenType.StartArray:
                return ReadArray(source, ref reader, offset);
            case JsonTokenType.String:
                return new JsonPart(JsonTokenType.String, offset) { Text = ReadText(source, ref reader, offset) };
            case JsonTokenType.Number:
                long? number = reader.TryGetInt64(out long value) ? value : null;
                return new JsonPart(JsonTokenType.Number, offset) { Text = Encoding.UTF8.GetString(reader.ValueSpan), Number = number };
            default:
                return new JsonPart(reader.TokenType, offset) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
        }
    }

    private static JsonPart ReadObject(ScenarioSource source, ref Utf8JsonReader reader, int offset)
    {
        JsonPart part = new(JsonTokenType.StartObject, offset);
        HashSet<string> names = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            int nameOffset = (int)reader.TokenStartIndex;
            string name = ReadText(source, ref reader, nameOffset);
            if (!names.Add(name))
            {
                throw source.Error(nameOffset, $"\"{name}\" is given twice; keep one");
            }

            reader.Read();
            part.Members.Add(new JsonMember(name, nameOffset, ReadValue(source, ref reader)));
        }

        return part;
    }

    private static JsonPart ReadArray(ScenarioSource source, ref Utf8JsonReader reader, int offset)
    {
        JsonPart part = new(JsonTokenType.StartArray, offset);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            part.Items.Add(ReadValue(source, ref reader));
        }

        return part;
    }

    private static string ReadText(ScenarioSource source, ref Utf8JsonReader reader, int offset)
    {
        TextCheck.CheckEscapes(source, offset, reader.ValueSpan);
        return reader.GetString()!;
    }

    private static string Shorten(string message)
    {
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
