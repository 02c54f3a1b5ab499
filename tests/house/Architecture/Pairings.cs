using System.Text.RegularExpressions;

namespace Samgr.House.Tests.Architecture;

/// <summary>The ends of pairings that lock-free code marks.</summary>
internal static partial class Pairings
{
    private static readonly string[] _folders = ["liteipc", "samgr", "services", "boards"];
    private static readonly string[] _notWritten = ["bin", "obj"];

    /// <summary>The marks in the product, by name and end.</summary>
    public static IReadOnlyList<(string Name, string End)> All { get; } =
    [
        .. _folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(_notWritten.Contains))
            .SelectMany(file => Read(File.ReadAllText(file))),
    ];

    /// <summary>The marks in a source text.</summary>
    public static IEnumerable<(string Name, string End)> Read(string source) =>
        Mark().Matches(source).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>The names of which one end is missing.</summary>
    public static string[] Lonely(IEnumerable<(string Name, string End)> marks) =>
    [
        .. marks.GroupBy(mark => mark.Name)
            .Where(ends => ends.Select(end => end.End).Distinct().Count() < 2)
            .Select(ends => $"{ends.Key} has no end but '{ends.First().End}'"),
    ];

    [GeneratedRegex(@"// Sync ([a-z-]+) \((publish|observe)\)")]
    private static partial Regex Mark();
}
