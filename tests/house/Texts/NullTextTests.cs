using System.Text.RegularExpressions;
using Samgr.House.Tests.Architecture;

namespace Samgr.House.Tests.Texts;

/// <summary>Nobody reads how a null is written.</summary>
public sealed partial class NullTextTests
{
    private static readonly string[] _folders = ["liteipc", "samgr", "services", "boards", "tools", "docs"];
    private static readonly string[] _notWritten = ["bin", "obj"];

    [Fact]
    public void Fault_T9_no_text_of_the_product_and_no_document_writes_a_null()
    {
        string[] found =
        [
            .. _folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
                .Append(Path.Combine(Repository.Root, "README.md"))
                .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".txt" && !IsOutput(file))
                .SelectMany(file => File.ReadLines(file).Select((line, index) => (File: file, Line: index + 1, Text: line)))
                .Where(place => NullInText().IsMatch(place.Text))
                .Select(place => $"{Path.GetRelativePath(Repository.Root, place.File)}:{place.Line}: {place.Text.Trim()}"),
        ];

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static bool IsOutput(string file) =>
        Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => _notWritten.Contains(part));

    // In quotes, behind a comma or in the angles of a name: code that passes null stands in neither.
    [GeneratedRegex("""["<][^"<>()]*\(null\)[">]""")]
    private static partial Regex NullInText();
}
