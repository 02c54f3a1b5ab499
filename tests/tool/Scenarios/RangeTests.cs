using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samgr.Desktop;
using Samgr.Emulator.Scenarios;

namespace Samgr.Tool.Tests.Scenarios;

/// <summary>Schema, reader, records and guide give each number of a scenario the same range.</summary>
public sealed class RangeTests
{
    private static readonly JsonElement _definitions = JsonDocument.Parse(BuiltInScenarios.ReadSchema()).RootElement.GetProperty("$defs");

    private static readonly Dictionary<string, (Type Model, Func<JsonNode, string, JsonNode> Find)> _places = new()
    {
        ["process"] = (typeof(ScenarioProcess), (scenario, _) => scenario["processes"]![0]!),
        ["app"] = (typeof(ScenarioApp), (scenario, _) => scenario["apps"]![0]!),
        ["restart"] = (typeof(ScenarioRestart), (scenario, _) => scenario["processes"]![1]!["restart"]!),
        ["boot"] = (typeof(ScenarioBoot), (scenario, _) => scenario["boot"]!),
        ["children"] = (typeof(ScenarioChildren), (scenario, _) => scenario["children"]!),
        ["link"] = (typeof(ScenarioLink), (scenario, _) => scenario["links"]![0]!),
        ["subject"] = (typeof(Emulator.Scenarios.PolicySubject), (scenario, member) => scenario["policy"]!["rules"]![0]![member == "uid" ? "provide" : "use"]![0]!),
    };

    public static TheoryData<string, string> Numbers =>
    [
        .. _definitions.EnumerateObject().Where(definition => definition.Name != "limits").SelectMany(definition => MembersOf(definition.Value)
            .Where(member => member.Value.TryGetProperty("minimum", out JsonElement _))
            .Select(member => (definition.Name, member.Name))),
    ];

    [Fact]
    public void Each_number_of_the_schema_is_one_of_a_record()
        => Assert.Equal(
            ["app.gid", "app.uid", "boot.timeoutMs", "children.perProcess", "children.startTimeoutMs", "children.total", "link.bandwidth", "link.delayMs", "link.jitterMs", "process.gid", "process.pid",
                "process.uid", "restart.backoffMs", "restart.maxBackoffMs", "subject.from", "subject.to", "subject.uid"],
            Numbers.Select(row => $"{row.Data.Item1}.{row.Data.Item2}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_record_refuses_what_the_schema_refuses(string definition, string member)
    {
        (int lowest, int highest) = RangeOf(definition, member);
        PropertyInfo property = _places[definition].Model.GetProperty(char.ToUpperInvariant(member[0]) + member[1..])!;
        object record = RuntimeHelpers.GetUninitializedObject(_places[definition].Model);
        property.SetValue(record, lowest);
        property.SetValue(record, highest);

        foreach (long wrong in Outside(lowest, highest))
        {
            Exception thrown = Assert.Throws<TargetInvocationException>(() => property.SetValue(record, (int)wrong)).InnerException!;
            Assert.IsType<ArgumentOutOfRangeException>(thrown);
            Assert.Contains($".{property.Name} is {wrong}; it has to be {Words(lowest, highest)}", thrown.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_reader_refuses_what_the_schema_refuses(string definition, string member)
    {
        (int lowest, int highest) = RangeOf(definition, member);
        // 0 and 1 have a message of their own where a pid is meant.
        long below = member == "pid" ? -1 : lowest - 1L;
        foreach (long wrong in new[] { below, highest + 1L })
        {
            ScenarioException thrown = Assert.Throws<ScenarioException>(() => Read(definition, member, wrong));
            Assert.Equal($"\"{member}\" is {wrong}; it has to be {Words(lowest, highest)}", thrown.Problem);
        }
    }

    [Fact]
    public void Limits_of_a_scenario_made_in_code_have_the_ranges_of_its_file()
    {
        Scenario scenario = ScenarioFile.Parse(Encoding.UTF8.GetBytes(GoodScenarioTests.Full), "good.json", AppContext.BaseDirectory);
        Assert.All(SamgrLimits.All, limit =>
        {
            ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(() => scenario with { Limits = One(limit.Name, limit.Lowest - 1) });
            Assert.Contains($"{limit.Name} is {limit.Lowest - 1}; it has to be {limit.Range}", thrown.Message);
            Assert.Equal(limit.Highest, (scenario with { Limits = One(limit.Name, limit.Highest) }).Limits[limit.Name]);
        });
        Assert.Contains("there is no limit 'poolsize'; there are callTimeoutMs, ", Assert.Throws<ArgumentException>(() => scenario with { Limits = One("poolsize", 1024) }).Message);
    }

    [Fact]
    public void A_scenario_keeps_the_lists_that_it_was_made_with()
    {
        Scenario scenario = ScenarioFile.Parse(Encoding.UTF8.GetBytes(GoodScenarioTests.Full), "good.json", AppContext.BaseDirectory);
        List<ScenarioProcess> processes = [.. scenario.Processes];
        Dictionary<string, int> limits = One("poolSize", 2048);
        Scenario made = scenario with { Processes = processes, Limits = limits };
        processes.Clear();
        limits.Clear();

        Assert.Equal(2, made.Processes.Count);
        Assert.Equal(2048, made.Limits["poolSize"]);
    }

    [Fact]
    public void A_name_and_a_wait_that_a_file_may_not_have_are_refused_in_code()
    {
        Scenario scenario = ScenarioFile.Parse(Encoding.UTF8.GetBytes(GoodScenarioTests.Full), "good.json", AppContext.BaseDirectory);

        Assert.Contains("unfit for a path", Assert.Throws<ArgumentException>(() => scenario with { Name = "../other" }).Message);
        Assert.Contains("is empty", Assert.Throws<ArgumentException>(() => scenario with { Processes = [scenario.Processes[0] with { Name = "" }] }).Message);
        Assert.Contains(
            "MaxBackoffMs is 5; it has to be 10 or more",
            Assert.Throws<ArgumentOutOfRangeException>(() => scenario.Processes[0] with { Restart = new ScenarioRestart { BackoffMs = 10, MaxBackoffMs = 5 } }).Message);
    }

    [Fact]
    public void The_guide_has_the_range_and_the_default_of_each_number()
    {
        string guide = File.ReadAllText(Path.Combine(Documents.DocumentFiles.Root, "docs/scenarios.md"));
        Assert.All(Numbers.Where(row => row.Data.Item1 is not "subject"), row =>
        {
            (string definition, string member) = row.Data;
            (int lowest, int highest) = RangeOf(definition, member);
            string usual = MemberOf(definition, member).TryGetProperty("default", out JsonElement value) ? value.ToString() : "";
            Assert.Contains($"| `{member}` of {definition} | {usual} | {Words(lowest, highest)} |".Replace("|  |", "| |"), guide);
        });
    }

    private static Scenario Read(string definition, string member, long value)
    {
        string text = definition == "link" ? GoodScenarioTests.Several : GoodScenarioTests.Full;
        JsonNode scenario = JsonNode.Parse(text, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        _places[definition].Find(scenario, member)[member] = value;
        return ScenarioFile.Parse(Encoding.UTF8.GetBytes(scenario.ToJsonString()), "good.json", AppContext.BaseDirectory);
    }

    private static Dictionary<string, int> One(string name, int value) => new() { [name] = value };

    private static IEnumerable<long> Outside(int lowest, int highest) => highest == int.MaxValue ? [lowest - 1L] : [lowest - 1L, highest + 1L];

    private static string Words(int lowest, int highest) => highest == int.MaxValue ? $"{lowest} or more" : $"from {lowest} to {highest}";

    private static (int Lowest, int Highest) RangeOf(string definition, string member)
        => (MemberOf(definition, member).GetProperty("minimum").GetInt32(), MemberOf(definition, member).GetProperty("maximum").GetInt32());

    private static JsonElement MemberOf(string definition, string member) => _definitions.GetProperty(definition).GetProperty("properties").GetProperty(member);

    private static IEnumerable<JsonProperty> MembersOf(JsonElement definition)
        => definition.TryGetProperty("properties", out JsonElement properties) ? properties.EnumerateObject() : [];
}
