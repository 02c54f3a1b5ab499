using System.Text.RegularExpressions;
using Samgr.NanoGate.Tests;

namespace Samgr.Tool.Tests.Documents;

/// <summary>The documents of the repository.</summary>
internal static partial class DocumentFiles
{
    private static readonly string[] _folders = ["bin", "obj", "TestResults", ".git"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Repository.NanoGateFolder, "../.."));

    public static IEnumerable<string> All => Below(Root).Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The cells of each row of all tables of a document, headings left out.</summary>
    public static IReadOnlyList<string[]> Rows(string path) =>
    [
        .. Regex.Matches(Read(path), @"(?m)^\| (.*) \|$").Select(row => Cell().Split(row.Groups[1].Value))
            .Where(cells => !cells.All(cell => cell.Trim('-').Length == 0)),
    ];

    /// <summary>The words that a text has as code.</summary>
    public static IEnumerable<string> Code(string text) => Regex.Matches(text, "`([^`]+)`").Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"(?<!\\) ?\| ")]
    private static partial Regex Cell();

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(
            Directory.EnumerateDirectories(folder).Where(child => !_folders.Contains(Path.GetFileName(child))).SelectMany(Below));
}
