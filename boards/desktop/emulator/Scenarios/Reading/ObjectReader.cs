using System.Text.Json;

namespace Samgr.Emulator.Scenarios.Reading;

internal sealed class ObjectReader
{
    private readonly string _what;

    public ObjectReader(ScenarioSource source, JsonPart part, string what, IReadOnlyCollection<string> members)
    {
        Source = source;
        Part = part;
        _what = what;
        if (part.Kind != JsonTokenType.StartObject)
        {
            throw source.Error(part, $"{what} has to be an object, not {part.Description}");
        }

        foreach (JsonMember member in part.Members)
        {
            if (!members.Contains(member.Name))
            {
                string hint = NameHint.Of(member.Name, members);
                throw source.Error(member.Offset, $"{what} has no member \"{member.Name}\"; {hint}");
            }
        }
    }

    public ScenarioSource Source { get; }

    public JsonPart Part { get; }

    public JsonPart Required(string member) =>
        Part.Find(member) ?? throw Source.Error(Part, $"{_what} lacks \"{member}\"; add it");

    public string RequiredName(string member) => Name(Required(member), member);

    public string RequiredSaName(string member) => SaName(Required(member), member);

    public string? OptionalSaName(string member) =>
        Part.Find(member) is { } part && part.Kind != JsonTokenType.Null ? SaName(part, member) : null;

    public string? OptionalText(string member) =>
        Part.Find(member) is { } part ? Text(part, member).Text : null;

    public int RequiredNumber(string member, NumberRange range) =>
        Number(Required(member), member, range);

    public int OptionalNumber(string member, int otherwise, NumberRange range) =>
        Part.Find(member) is { } part ? Number(part, member, range) : otherwise;

    public bool OptionalFlag(string member)
    {
        JsonPart? part = Part.Find(member);
        return part?.Kind switch
        {
            null or JsonTokenType.False => false,
            JsonTokenType.True => true,
            _ => throw Source.Error(part, $"\"{member}\" has to be true or false, not {part.Description}"),
        };
    }

    public IReadOnlyList<JsonPart> Items(string member)
    {
        if (Part.Find(member) is not { } part)
        {
            return [];
        }

        return part.Kind == JsonTokenType.StartArray
            ? part.Items
            : throw Source.Error(part, $"\"{member}\" has to be an array, not {part.Description}");
    }

    public IReadOnlyList<string> SaNames(string member) => [.. Items(member).Select(part => SaName(part, member))];

    public IReadOnlyList<string> Names(string member) =>
        [.. Items(member).Select(part => Name(part, member))];

    public JsonPart Text(JsonPart part, string member) =>
        part.Kind == JsonTokenType.String
            ? part
            : throw Source.Error(part, $"\"{member}\" has to be text, not {part.Description}");

    public int Number(JsonPart part, string member, NumberRange range)
    {
        if (part.Kind != JsonTokenType.Number || part.Number is not { } number)
        {
            throw Source.Error(part, $"\"{member}\" has to be a whole number, not {part.Description}");
        }

        return range.Has(number) ? (int)number : throw Source.Error(part, $"\"{member}\" is {number}; it has to be {range}");
    }

    private string Name(JsonPart part, string member) => Checked(part, member, ScenarioNames.FindProblem);

    public string SaName(JsonPart part, string member) => Checked(part, member, ScenarioNames.FindLengthProblem);

    private string Checked(JsonPart part, string member, Func<string, string?> findProblem)
    {
        string name = Text(part, member).Text;
        return findProblem(name) is { } problem ? throw Source.Error(part, $"\"{member}\" {problem}") : name;
    }
}
