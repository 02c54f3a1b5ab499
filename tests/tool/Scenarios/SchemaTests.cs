using System.Text.Json;
using Samgr.Desktop;
using Samgr.Emulator.Scenarios;

namespace Samgr.Tool.Tests.Scenarios;

public sealed class SchemaTests
{
    private static readonly JsonDocumentOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonElement _schema = JsonDocument.Parse(BuiltInScenarios.ReadSchema()).RootElement;

    public static TheoryData<string> BuiltIn => [.. BuiltInScenarios.Names];

    public static TheoryData<BadScenario> SeenBySchema => [.. BadScenarios.All.Where(bad => bad.SchemaSeesIt)];

    public static TheoryData<BadScenario> NotSeenBySchema => [.. BadScenarios.All.Where(bad => !bad.SchemaSeesIt)];

    public static TheoryData<string, Type> Definitions => new()
    {
        { "process", typeof(ScenarioProcess) },
        { "app", typeof(ScenarioApp) },
        { "device", typeof(ScenarioDevice) },
        { "link", typeof(ScenarioLink) },
        { "restart", typeof(ScenarioRestart) },
        { "boot", typeof(ScenarioBoot) },
        { "children", typeof(ScenarioChildren) },
        { "policy", typeof(ScenarioPolicy) },
        { "rule", typeof(PolicyRule) },
        { "subject", typeof(Emulator.Scenarios.PolicySubject) },
    };

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void The_schema_accepts_every_built_in_scenario(string name)
    {
        Assert.True(Accepts(BuiltInScenarios.Read(name)));
    }

    [Fact]
    public void The_schema_accepts_every_member_of_the_model()
    {
        Assert.True(Accepts(System.Text.Encoding.UTF8.GetBytes(GoodScenarioTests.Full)));
        Assert.True(Accepts(System.Text.Encoding.UTF8.GetBytes(GoodScenarioTests.Several)));
    }

    [Theory]
    [MemberData(nameof(SeenBySchema), DisableDiscoveryEnumeration = true)]
    public void The_schema_refuses_what_the_loader_refuses(BadScenario bad)
    {
        Assert.False(Accepts(bad.Content));
    }

    [Theory]
    [MemberData(nameof(NotSeenBySchema), DisableDiscoveryEnumeration = true)]
    public void Only_the_loader_sees_what_a_schema_cannot_say(BadScenario bad)
    {
        Assert.True(Accepts(bad.Content));
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
        Assert.Equal(Members(typeof(Scenario)), Properties(_schema).Where(name => name != "$schema"));
    }

    [Fact]
    public void Schema_and_model_have_the_same_limits()
    {
        IEnumerable<(string, int, int, int)> limits = _schema.GetProperty("$defs").GetProperty("limits").GetProperty("properties")
            .EnumerateObject()
            .Select(limit => (limit.Name, Number(limit, "minimum"), Number(limit, "maximum"), Number(limit, "default")));

        Assert.Equal(SamgrLimits.All.Select(limit => (limit.Name, limit.Lowest, limit.Highest, limit.Default)), limits);

        static int Number(JsonProperty limit, string keyword) => limit.Value.GetProperty(keyword).GetInt32();
    }

    [Fact]
    public void Schema_and_model_have_the_same_defaults()
    {
        ScenarioRestart restart = new();

        Assert.Equal(restart.BackoffMs, Default("restart", "backoffMs"));
        Assert.Equal(restart.MaxBackoffMs, Default("restart", "maxBackoffMs"));
        Assert.Equal(new ScenarioBoot().TimeoutMs, Default("boot", "timeoutMs"));
    }

    [Fact]
    public void Every_member_of_the_schema_is_described()
    {
        IEnumerable<JsonElement> objects = [_schema, .. _schema.GetProperty("$defs").EnumerateObject().Select(definition => definition.Value)];
        IEnumerable<JsonProperty> properties = objects
            .Where(schema => schema.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.GetProperty("properties").EnumerateObject());

        Assert.All(properties, property => Assert.NotEmpty(property.Value.GetProperty("description").GetString()!));
    }

    private static int Default(string definition, string member) =>
        _schema.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(member).GetProperty("default").GetInt32();

    private static IEnumerable<string> Properties(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Members(Type model) => model.GetProperties()
        .Where(property => property.SetMethod is { IsStatic: false, IsPublic: true })
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
        .Order(StringComparer.Ordinal);

    private static bool Accepts(byte[] content)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(content, _options);
            return new SchemaCheck(_schema).Accepts(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
