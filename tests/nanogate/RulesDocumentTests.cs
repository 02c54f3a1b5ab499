using System.Text.RegularExpressions;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Tests;

public partial class RulesDocumentTests(GateFixture gate)
{
    public static TheoryData<string> Rules => [.. NanoRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_samples_of_a_rule_are_refused_and_accepted_as_the_document_says(string rule)
    {
        Match section = Sections().Matches(Document()).Single(match => match.Groups["id"].Value == rule);
        Finding[] findings = [.. gate.Check(section.Groups["bad"].Value).Findings];
        Assert.NotEmpty(findings);
        Assert.Contains(findings, finding => finding.Rule.Id == rule);
        gate.AssertAccepted(section.Groups["good"].Value);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_document_gives_the_fix_that_the_message_gives(string rule)
    {
        Match section = Sections().Matches(Document()).Single(match => match.Groups["id"].Value == rule);
        string fix = NanoRules.All.Single(known => known.Id == rule).Fix;
        Assert.Contains($"Instead: {fix}.", section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_numbered_without_a_gap()
    {
        Assert.Equal(
            Enumerable.Range(1, NanoRules.All.Count).Select(number => $"NANO{number:D4}"),
            NanoRules.All.Select(rule => rule.Id));
    }

    private static string Document() =>
        File.ReadAllText(Path.Combine(Repository.NanoGateFolder, "RULES.md")).ReplaceLineEndings("\n");

    [GeneratedRegex(
        @"^## (?<id>NANO\d{4})\n.*?Refused:\n```csharp\n(?<bad>.*?)```\nAccepted:\n```csharp\n(?<good>.*?)```",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections();
}
