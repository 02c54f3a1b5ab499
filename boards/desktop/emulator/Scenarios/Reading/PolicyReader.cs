namespace Samgr.Emulator.Scenarios.Reading;

internal static class PolicyReader
{
    public static ScenarioPolicy Read(ScenarioSource source, JsonPart part, int maxPolicies)
    {
        ObjectReader reader = new(source, part, "\"policy\"", ScenarioMembers.Policy);
        reader.Required("rules");
        IReadOnlyList<JsonPart> parts = reader.Items("rules");
        List<PolicyRule> rules = [.. parts.Select(rule => ReadRule(source, rule))];
        CheckCount(source, rules, parts, maxPolicies, "provide", rule => rule.Provide?.Count ?? 0);
        CheckCount(source, rules, parts, maxPolicies, "use", rule => rule.Use?.Count ?? 0);
        return new ScenarioPolicy { Rules = rules };
    }

    private static PolicyRule ReadRule(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "a rule", ScenarioMembers.Rule);
        return new PolicyRule
        {
            Service = reader.RequiredSaName("service"),
            Feature = reader.OptionalSaName("feature"),
            Provide = OfThisDevice(reader, ReadSubjects(reader, "provide")),
            Use = ReadSubjects(reader, "use"),
        };
    }

    private static void CheckCount(
        ScenarioSource source,
        List<PolicyRule> rules,
        IReadOnlyList<JsonPart> parts,
        int maxPolicies,
        string member,
        Func<PolicyRule, int> count)
    {
        Dictionary<(string Service, string? Feature), int> totals = [];
        for (int index = 0; index < rules.Count; index++)
        {
            (string Service, string? Feature) name = (rules[index].Service, rules[index].Feature);
            int total = totals.GetValueOrDefault(name) + count(rules[index]);
            totals[name] = total;
            if (total > maxPolicies)
            {
                throw source.Error(
                    parts[index].Find(member)!,
                    $"\"{member}\" of \"{name.Service}\" holds {total} subjects; the limit is {maxPolicies}, so use a range or raise \"maxPolicies\"");
            }
        }
    }

    private static List<PolicySubject>? ReadSubjects(ObjectReader rule, string member) =>
        rule.Part.Find(member) == null ? null : [.. rule.Items(member).Select(part => ReadSubject(rule.Source, part))];

    private static List<PolicySubject>? OfThisDevice(ObjectReader rule, List<PolicySubject>? providers)
    {
        int index = providers?.FindIndex(subject => subject.Device != null) ?? -1;
        return index < 0 ? providers : throw rule.Source.Error(
            rule.Items("provide")[index], "another device provides its own services only; take \"device\" out of \"provide\", or put it under \"use\"");
    }

    private static PolicySubject ReadSubject(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "a subject", ScenarioMembers.Subject);
        string[] members = [.. part.Members.Select(member => member.Name).Order()];
        switch (string.Join(' ', members))
        {
            case "uid":
                return new PolicySubject { Uid = Uid(reader, "uid") };
            case "bundle uid":
                return new PolicySubject { Bundle = reader.RequiredSaName("bundle"), Uid = Uid(reader, "uid") };
            case "from to":
                return ReadRange(reader);
            case "device":
                return new PolicySubject { Device = reader.RequiredName("device") };
            case "device uid":
                return new PolicySubject { Device = reader.RequiredName("device"), Uid = Uid(reader, "uid") };
            case "device from to":
                return ReadRange(reader) with { Device = reader.RequiredName("device") };
            default:
                throw source.Error(
                    part,
                    "a subject is { \"uid\": N }, { \"from\": N, \"to\": M } or { \"bundle\": \"name\", \"uid\": N }, or one of the first two with a \"device\" beside it, or a \"device\" alone; use one of these");
        }
    }

    private static PolicySubject ReadRange(ObjectReader reader)
    {
        int from = Uid(reader, "from");
        int to = Uid(reader, "to");
        return to >= from
            ? new PolicySubject { From = from, To = to }
            : throw reader.Source.Error(reader.Part, $"the range from {from} to {to} is empty; swap its ends");
    }

    private static int Uid(ObjectReader reader, string member) => reader.RequiredNumber(member, ScenarioRanges.User);
}
