using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Samgr.Analyzers.Rules;
using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests;

public partial class UsageDocumentTests
{
    public static TheoryData<string> AllRules => [.. UsageRules.All.Select(rule => rule.Id)];

    public static TheoryData<string> FixedRules =>
        [.. RulePage.ReadAll(RulePage.Usage).Where(page => page.Fix is not null).Select(page => page.Id)];

    [Theory]
    [MemberData(nameof(AllRules))]
    public async Task The_refused_sample_breaks_the_rule_at_the_marked_places_and_no_other(string rule)
    {
        RulePage page = RulePage.Read(RulePage.Usage, rule);
        using AnalyzedCode code = AnalyzedCode.OfUsage(page.Refused);
        Assert.Empty(await code.CompilerErrorsAsync());
        (int, string)[] marked = [.. Marks(page.Refused)];
        Assert.Contains(marked, mark => mark.Item2 == rule);
        Assert.Equal(marked, (await code.FindingsAsync()).Select(finding => (Line(finding), finding.Id)).Order());
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public async Task The_accepted_sample_breaks_no_rule(string rule)
    {
        using AnalyzedCode code = AnalyzedCode.OfUsage(RulePage.Read(RulePage.Usage, rule).Accepted);
        Assert.Empty(await code.CompilerErrorsAsync());
        Assert.Empty(await code.FindingsAsync());
    }

    [Theory]
    [MemberData(nameof(FixedRules))]
    public async Task The_code_fix_turns_the_refused_sample_into_the_accepted_one(string rule)
    {
        RulePage page = RulePage.Read(RulePage.Usage, rule);
        using AnalyzedCode code = AnalyzedCode.OfUsage(MarkPattern().Replace(page.Refused, ""));
        Diagnostic finding = (await code.FindingsAsync()).First(found => found.Id == rule);
        CodeAction action = Assert.Single(await EditorFixes.OfferedAsync(code, finding));
        Assert.Equal(page.Fix, action.Title);
        await EditorFixes.ApplyAsync(code, action);
        Assert.Equal(page.Accepted, await code.TextAsync());
    }

    [Fact]
    public void Each_rule_has_a_page_and_each_page_a_rule()
    {
        string[] reported = [.. AnalyzedCode.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order()];
        Assert.Equal(reported.Where(id => id.StartsWith("SAMGR", StringComparison.Ordinal)), UsageRules.All.Select(rule => rule.Id));
        Assert.Equal(UsageRules.All.Select(rule => rule.Id), RulePage.ReadAll(RulePage.Usage).Select(page => page.Id));
        Assert.Equal(UsageRules.All.Select(rule => rule.Id), Headings().Matches(Repository.Read(RulePage.Usage)).Select(match => match.Groups[1].Value));
        string[] gate = [.. RulePage.ReadAll(RulePage.Device).Select(page => page.Id)];
        Assert.All(DeviceRules.All.Keys, id => Assert.Contains(id, gate));
    }

    [Fact]
    public void Each_code_fix_stands_in_the_table_of_its_rule()
    {
        string document = Repository.Read(RulePage.Usage);
        string[] described = [.. TableRows().Matches(document).Where(row => row.Groups["fix"].Value.Trim().Length > 0).Select(row => row.Groups["id"].Value)];
        Assert.Equal(EditorFixes.Providers.SelectMany(provider => provider.FixableDiagnosticIds).Distinct().Order(), described.Order());
    }

    [Fact]
    public void Fault_T12_each_finding_leads_to_a_section_at_the_address_of_the_project()
    {
        string project = ProjectAddress().Match(Repository.Read("Directory.Build.props")).Groups[1].Value;
        Assert.All(UsageRules.All.Concat(DeviceRules.All.Values), rule =>
        {
            Assert.Equal(Uri.UriSchemeHttps, new Uri(rule.HelpLinkUri, UriKind.Absolute).Scheme);
            string[] parts = rule.HelpLinkUri.Split('#');
            Assert.StartsWith(project + "/blob/main/", parts[0], StringComparison.Ordinal);
            Assert.Equal(rule.Id.ToLowerInvariant(), parts[1]);
            Assert.Contains($"\n## {rule.Id}\n", Repository.Read(parts[0][(project + "/blob/main/").Length..]), StringComparison.Ordinal);
        });
    }

    private static int Line(Diagnostic finding) => finding.Location.GetLineSpan().StartLinePosition.Line;

    private static IEnumerable<(int Line, string Rule)> Marks(string source) => source.Split('\n')
        .SelectMany((text, line) => MarkPattern().Match(text).Groups["id"].Captures.Select(id => (line, id.Value)))
        .Order();

    [GeneratedRegex(@" //(?: (?<id>SAMGR\d{4}))+$", RegexOptions.Multiline)]
    private static partial Regex MarkPattern();

    [GeneratedRegex("<PackageProjectUrl>(.*)</PackageProjectUrl>")]
    private static partial Regex ProjectAddress();

    [GeneratedRegex(@"^## (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^\| \[(?<id>\w+)\]\([^)]*\) \|[^|]*\|(?<fix>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex TableRows();
}
