using System.Text.RegularExpressions;

namespace Samgr.Analyzers.Tests.Support;

/// <summary>The section of a rule in a document.</summary>
internal sealed partial record RulePage(string Id, string Refused, string Accepted, string? Fix)
{
    public const string Usage = "tools/analyzers/RULES.md";

    public const string Device = "tools/nanogate/RULES.md";

    public static IReadOnlyList<RulePage> ReadAll(string document) =>
    [
        .. Sections().Matches(Repository.Read(document)).Select(match => new RulePage(
            match.Groups["id"].Value,
            match.Groups["bad"].Value,
            match.Groups["good"].Value,
            match.Groups["fix"] is { Success: true, Value: var fix } ? fix : null)),
    ];

    public static RulePage Read(string document, string id) => ReadAll(document).Single(page => page.Id == id);

    [GeneratedRegex(
        @"^## (?<id>[A-Z]+\d{4})\n(?:(?!^## ).)*?Refused:\n```csharp\n(?<bad>.*?)```\nAccepted:\n```csharp\n(?<good>.*?)```(?:\nCode fix: (?<fix>[^\n]*)\.)?",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections();
}
