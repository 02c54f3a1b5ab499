namespace Samgr.House.Tests.Architecture;

/// <summary>A file holds one idea, and so does a type: a large one says why it is one.</summary>
public sealed class SizeTests
{
    private const int MostOfFile = 400;
    private const int MostOfType = 700;
    private const string Reason = "// One type: ";

    private static readonly string[] _wings = ["liteipc", "samgr", "services", "boards", "tools", "tests"];

    [Fact]
    public void No_file_has_more_than_400_lines()
        => Assert.Empty(Files().Where(file => LinesOf(file) > MostOfFile).Select(file => $"{file}: {LinesOf(file)} lines"));

    [Fact]
    public void A_type_of_more_than_700_lines_says_why_it_is_one()
    {
        string[] silent =
        [
            .. Files().GroupBy(TypeOf).Where(type => type.Sum(LinesOf) > MostOfType && !type.Any(file => File.ReadAllText(file).Contains(Reason, StringComparison.Ordinal)))
                .Select(type => $"{type.Key} has {type.Sum(LinesOf)} lines: split it, or say why not in a line that begins with '{Reason}'"),
        ];

        Assert.True(silent.Length == 0, string.Join('\n', silent));
    }

    private static IEnumerable<string> Files()
        => _wings.SelectMany(wing => Directory.EnumerateFiles(Path.Combine(Repository.Root, wing), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "Golden"));

    private static int LinesOf(string file) => File.ReadLines(file).Count();

    /// <summary>Partial files of a type stand in one folder and begin with its name.</summary>
    private static string TypeOf(string file)
        => Path.Combine(Path.GetDirectoryName(Path.GetRelativePath(Repository.Root, file))!, Path.GetFileName(file).Split('.')[0]);
}
