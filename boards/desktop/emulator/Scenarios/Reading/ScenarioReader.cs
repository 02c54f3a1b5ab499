using System.Text.Json;
using Samgr.Desktop;
using Samgr.Emulator.Gpio;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class ScenarioReader
{
    public static Scenario Read(ScenarioSource source)
    {
        JsonPart root = JsonParts.Parse(source);
        ObjectReader reader = new(source, root, "a scenario", ScenarioMembers.Scenario);
        reader.OptionalText("$schema");
        string name = reader.RequiredName("name");
        return DeviceReader.AreGiven(reader) ? ReadDevices(reader, name) : ReadMachine(reader, name);
    }

    private static Scenario ReadDevices(ObjectReader reader, string name)
    {
        IReadOnlyList<ScenarioDevice> devices = DeviceReader.Read(reader, name);
        return new Scenario
        {
            Name = name,
            Description = reader.OptionalText("description"),
            Processes = [],
            Devices = devices,
            Links = LinkReader.Read(reader, devices),
            Seed = reader.OptionalNumber("seed", Scenario.DefaultSeed, ScenarioRanges.Seed),
        };
    }

    private static Scenario ReadMachine(ObjectReader reader, string name)
    {
        (ScenarioSource source, JsonPart root) = (reader.Source, reader.Part);
        reader.Required("processes");
        IReadOnlyList<JsonPart> processParts = reader.Items("processes");
        IReadOnlyList<JsonPart> appParts = reader.Items("apps");
        List<ScenarioProcess> processes = [.. processParts.Select(part => TaskReader.ReadProcess(source, part))];
        List<ScenarioApp> apps = [.. appParts.Select(part => TaskReader.ReadApp(source, part))];
        ProcessChecks.Check(source, reader.Required("processes"), processes, processParts, apps, appParts);
        Dictionary<string, int> limits = root.Find("limits") is { } limitsPart ? ReadLimits(source, limitsPart) : [];
        return new Scenario
        {
            Name = name,
            Description = reader.OptionalText("description"),
            Processes = processes,
            Apps = apps,
            Policy = root.Find("policy") is { } policy && policy.Kind != JsonTokenType.Null
                ? PolicyReader.Read(source, policy, limits.GetValueOrDefault("maxPolicies", new SamgrOptions().MaxPolicies))
                : null,
            Boot = root.Find("boot") is { } boot ? BootReader.Read(source, boot, [.. processes.Select(process => process.Name), .. apps.Select(app => app.Name)]) : new ScenarioBoot(),
            Board = reader.OptionalText("board") is { } board ? ReadBoard(source, root.Find("board")!, board) : null,
            Children = root.Find("children") is { } children ? ReadChildren(source, children) : new ScenarioChildren(),
            OsUser = reader.OptionalFlag("osUser"),
            Limits = limits,
        };
    }

    private static Board ReadBoard(ScenarioSource source, JsonPart part, string board)
    {
        if (BuiltInBoards.Names.Contains(board))
        {
            return BuiltInBoards.Load(board);
        }

        string path = Path.GetFullPath(Path.Combine(source.Folder, board));
        return File.Exists(path)
            ? BoardFile.Load(path)
            : throw source.Error(
                part, $"there is no board \"{board}\"; name a built-in one ({string.Join(", ", BuiltInBoards.Names)}) or the path of a board file");
    }

    private static ScenarioChildren ReadChildren(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "\"children\"", ScenarioMembers.Children);
        ScenarioChildren children = new();
        return new ScenarioChildren
        {
            Disabled = reader.OptionalFlag("disabled"),
            PerProcess = reader.OptionalNumber("perProcess", children.PerProcess, ScenarioRanges.Children),
            Total = reader.OptionalNumber("total", children.Total, ScenarioRanges.Children),
            StartTimeoutMs = reader.OptionalNumber("startTimeoutMs", children.StartTimeoutMs, ScenarioRanges.ChildStartMs),
        };
    }

    private static Dictionary<string, int> ReadLimits(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "\"limits\"", [.. SamgrLimits.All.Select(limit => limit.Name)]);
        return SamgrLimits.All
            .Where(limit => part.Find(limit.Name) is not null)
            .ToDictionary(limit => limit.Name, limit => reader.RequiredNumber(limit.Name, new NumberRange(limit.Lowest, limit.Highest)));
    }
}
