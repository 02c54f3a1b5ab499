using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samgr.Tool.Tests.Scenarios;

/// <summary>The part of JSON Schema that the scenario schema uses; a keyword beyond it fails the check.</summary>
public sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> _annotations = ["$schema", "$defs", "title", "description", "default"];

    public bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.GetBoolean();
        }

        return schema.EnumerateObject().All(keyword =>
            _annotations.Contains(keyword.Name) || Keyword(schema, keyword.Name, keyword.Value, value));
    }

    private bool Keyword(JsonElement schema, string keyword, JsonElement argument, JsonElement value) => keyword switch
    {
        "$ref" => Accepts(root.GetProperty("$defs").GetProperty(argument.GetString()!["#/$defs/".Length..]), value),
        "type" => HasType(argument.GetString()!, value),
        "enum" => argument.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
        "oneOf" => argument.EnumerateArray().Count(option => Accepts(option, value)) == 1,
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= argument.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= argument.GetDouble(),
        "minLength" => value.ValueKind != JsonValueKind.String || Length(value) >= argument.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || Length(value) <= argument.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, argument.GetString()!),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(argument, item)),
        "required" => value.ValueKind != JsonValueKind.Object
            || argument.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || argument.EnumerateObject().All(property =>
            !value.TryGetProperty(property.Name, out JsonElement member) || Accepts(property.Value, member)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || argument.GetBoolean() || value.EnumerateObject().All(member =>
            schema.GetProperty("properties").TryGetProperty(member.Name, out _)),
        _ => throw new NotSupportedException($"the schema uses '{keyword}', which this check does not know"),
    };

    private static int Length(JsonElement value) => value.GetString()!.EnumerateRunes().Count();

    private static bool HasType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        _ => throw new NotSupportedException($"the schema uses the type '{type}', which this check does not know"),
    };
}
