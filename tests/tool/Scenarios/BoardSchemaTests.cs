using System.Text.Json;
using Samgr.Emulator.Gpio;

namespace Samgr.Tool.Tests.Scenarios;

public sealed class BoardSchemaTests
{
    private static readonly JsonElement _schema = JsonDocument.Parse(BuiltInBoards.ReadSchema()).RootElement;

    public static TheoryData<string> BuiltIn => [.. BuiltInBoards.Names];

    public static TheoryData<string, Type> Definitions => new()
    {
        { "pin", typeof(BoardPin) },
        { "led", typeof(BoardLed) },
        { "button", typeof(BoardButton) },
        { "wire", typeof(BoardWire) },
    };

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void The_schema_accepts_every_built_in_board(string name)
    {
        using JsonDocument board = JsonDocument.Parse(BuiltInBoards.Read(name));
        Assert.True(new SchemaCheck(_schema).Accepts(board.RootElement));
    }

    [Theory]
    [InlineData("""{ "name": "b" }""")]
    [InlineData("""{ "name": "b", "pins": [], "colour": 1 }""")]
    [InlineData("""{ "name": "b", "pins": [{ "number": 1 }] }""")]
    [InlineData("""{ "name": "b", "pins": [], "buttons": [{ "name": "K", "pin": 1, "pull": "upp" }] }""")]
    public void The_schema_refuses_what_the_loader_refuses(string text)
    {
        using JsonDocument board = JsonDocument.Parse(text);
        Assert.False(new SchemaCheck(_schema).Accepts(board.RootElement));
    }

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void Schema_and_model_have_the_same_members(string definition, Type model)
    {
        Assert.Equal(Members(model), Properties(_schema.GetProperty("$defs").GetProperty(definition)));
    }

    [Fact]
    public void Schema_and_model_have_the_same_top_level_members()
    {
        Assert.Equal(Members(typeof(Board)), Properties(_schema).Where(name => name != "$schema"));
    }

    private static IEnumerable<string> Properties(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Members(Type model) => model.GetProperties()
        .Where(property => property.SetMethod is { IsStatic: false, IsPublic: true })
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
        .Order(StringComparer.Ordinal);
}
