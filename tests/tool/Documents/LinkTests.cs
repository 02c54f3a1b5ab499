using System.Text.RegularExpressions;

namespace Samgr.Tool.Tests.Documents;

/// <summary>Each link from a document to another one leads to a file, and to a heading of it.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Documents => [.. DocumentFiles.All.Select(path => Path.GetRelativePath(DocumentFiles.Root, path))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_link_leads_somewhere(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(DocumentFiles.Root, document))!;
        foreach (string link in Links(DocumentFiles.Read(document)))
        {
            string[] parts = link.Split('#', 2);
            string target = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(File.Exists(Path.Combine(DocumentFiles.Root, target)) || Directory.Exists(target), $"{document} links to {link}, which is not there");
            if (parts.Length > 1)
            {
                Assert.Contains(parts[1], Anchors(DocumentFiles.Read(target)));
            }
        }
    }

    [Fact]
    public void The_readme_has_a_page_and_links_to_every_guide()
    {
        string readme = DocumentFiles.Read("README.md");

        Assert.InRange(readme.Split('\n').Length, 1, 120);
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(DocumentFiles.Root, "docs"), "*.md"),
            guide => Assert.Contains($"(docs/{Path.GetFileName(guide)})", readme));
    }

    private static IEnumerable<string> Links(string text) =>
        Regex.Matches(Regex.Replace(text, "(?s)```.*?```|`[^`\n]*`", ""), @"\]\(([^)\s]+)\)").Select(link => link.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal));

    private static IEnumerable<string> Anchors(string text) =>
        Regex.Matches(Regex.Replace(text, "(?s)```.*?```", ""), @"(?m)^#+ (.*)$")
            .Select(heading => Regex.Replace(heading.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));
}
