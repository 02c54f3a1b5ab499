using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>An answer as it was recorded, with a star for what is another one each time.</summary>
internal static class JsonPattern
{
    private const string Any = "*";

    private static readonly string[] _varying =
        ["osPid", "uptimeMs", "timeMs", "next", "end", "missed", "lines", "handle", "token", "hex", "reason", "error"];

    /// <summary>Makes the pattern of an answer.</summary>
    /// <param name="line">The answer.</param>
    /// <param name="isShown">Whether its result is for people, or data that grows: only its kind is promised.</param>
    public static string Of(string line, bool isShown)
    {
        JsonNode answer = JsonNode.Parse(line)!;
        if (isShown)
        {
            answer["result"] = Any;
        }

        Star(answer);
        return answer.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Why an answer is not what was recorded; null when it is. It may have more members.</summary>
    public static string? Difference(JsonElement recorded, JsonElement answer, string path = "answer")
    {
        if (recorded.ValueKind == JsonValueKind.String && recorded.GetString() == Any)
        {
            return null;
        }

        if (recorded.ValueKind != answer.ValueKind)
        {
            return $"{path} is {answer.ValueKind} and was {recorded.ValueKind}";
        }

        return recorded.ValueKind switch
        {
            JsonValueKind.Object => recorded.EnumerateObject()
                .Select(member => answer.TryGetProperty(member.Name, out JsonElement value)
                    ? Difference(member.Value, value, $"{path}.{member.Name}")
                    : $"{path} lacks {member.Name}")
                .FirstOrDefault(difference => difference != null),
            JsonValueKind.Array when recorded.GetArrayLength() != answer.GetArrayLength() => $"{path} has {answer.GetArrayLength()} entries and had {recorded.GetArrayLength()}",
            JsonValueKind.Array => recorded.EnumerateArray().Zip(answer.EnumerateArray())
                .Select((pair, index) => Difference(pair.First, pair.Second, $"{path}[{index}]"))
                .FirstOrDefault(difference => difference != null),
            _ => recorded.GetRawText() == answer.GetRawText() ? null : $"{path} is {answer.GetRawText()} and was {recorded.GetRawText()}",
        };
    }

    private static void Star(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (string name in members.Select(member => member.Key).ToArray())
                {
                    if (_varying.Contains(name) && members[name] != null)
                    {
                        members[name] = Any;
                    }

                    Star(members[name]);
                }

                break;
            case JsonArray entries:
                foreach (JsonNode? entry in entries)
                {
                    Star(entry);
                }

                break;
        }
    }
}
