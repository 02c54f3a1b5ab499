namespace Samgr.Emulator.Scenarios.Reading;

internal static class PolicyReader
{
    public static ScenarioPolicy Read(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "\"policy\"", ScenarioMembers.Policy);
        reader.Required("rules");
        return new ScenarioPolicy { Rules = [.. reader.Items("rules").Select(rule => ReadRule(source, rule))] };
    }

    private static PolicyRule ReadRule(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "a rule", ScenarioMembers.Rule);
        return new PolicyRule
        {
            Service = reader.RequiredSaName("service"),
            Feature = reader.OptionalSaName("feature"),
            Provide = ReadSubjects(reader, "provide"),
            Use = ReadSubjects(reader, "use"),
        };
    }

    private static List<PolicySubject> ReadSubjects(ObjectReader rule, string member)
    {
        IReadOnlyList<JsonPart> parts = rule.Items(member);
        if (parts.Count > PolicyRule.MaxSubjects)
        {
            throw rule.Source.Error(
                parts[PolicyRule.MaxSubjects],
                $"\"{member}\" holds {parts.Count} subjects; the limit is {PolicyRule.MaxSubjects}, so use a range or a second rule");
        }

        return [.. parts.Select(part => ReadSubject(rule.Source, part))];
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
                return new PolicySubject { Bundle = reader.RequiredName("bundle"), Uid = Uid(reader, "uid") };
            case "from to":
                return ReadRange(reader);
            default:
                throw source.Error(
                    part,
                    "a subject is { \"uid\": N }, { \"from\": N, \"to\": M } or { \"bundle\": \"name\", \"uid\": N }; use one of these");
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

    private static int Uid(ObjectReader reader, string member) => reader.RequiredNumber(member, 0, int.MaxValue);
}
