using System.Text.Json;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class BootReader
{
    public static ScenarioBoot Read(ScenarioSource source, JsonPart part, IReadOnlyCollection<string> processes)
    {
        ObjectReader reader = new(source, part, "\"boot\"", ScenarioMembers.Boot);
        ScenarioBoot defaults = new();
        List<string> milestones = [];
        Dictionary<string, IReadOnlyList<string>> reporters = [];
        foreach (JsonPart item in reader.Items("milestones"))
        {
            milestones.Add(ReadMilestone(reader, item, processes, reporters));
        }

        return new ScenarioBoot
        {
            Milestones = milestones,
            Reporters = reporters,
            TimeoutMs = reader.OptionalNumber("timeoutMs", defaults.TimeoutMs, ScenarioRanges.BootMs),
        };
    }

    private static string ReadMilestone(
        ObjectReader boot, JsonPart part, IReadOnlyCollection<string> processes, Dictionary<string, IReadOnlyList<string>> reporters)
    {
        if (part.Kind != JsonTokenType.StartObject)
        {
            return boot.SaName(part, "milestones");
        }

        ObjectReader reader = new(boot.Source, part, "a milestone", ScenarioMembers.Milestone);
        string name = reader.RequiredSaName("name");
        reader.Required("from");
        List<string> from = [];
        foreach (JsonPart process in reader.Items("from"))
        {
            string reporter = reader.Text(process, "from").Text;
            from.Add(processes.Contains(reporter)
                ? reporter
                : throw boot.Source.Error(process, $"there is no process or app \"{reporter}\" to report a milestone; {NameHint.Of(reporter, processes)}"));
        }

        if (!reporters.TryAdd(name, from))
        {
            throw boot.Source.Error(part, $"the milestone \"{name}\" is given twice; keep one");
        }

        return name;
    }
}
