using System.Reflection;
using Samgr.Mutants.Reading;

namespace Samgr.House.Tests.Mutants;

/// <summary>The faults of tests/mutants can still be put into the product.</summary>
public sealed class MutantFileTests
{
    private const int Fewest = 40;

    private static readonly string _root = Path.GetFullPath(
        typeof(MutantFileTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!);

    [Fact]
    public void The_lines_of_each_mutant_stand_in_the_product_once()
    {
        IReadOnlyList<Mutant> mutants = MutantFiles.Read(_root);

        Assert.True(mutants.Count >= Fewest, $"there are {mutants.Count} mutants");
        Assert.Equal([], mutants.Where(mutant => mutant.CountIn(Read(mutant.File)) != 1).Select(mutant => $"{mutant.Place} {mutant.Name}"));
    }

    [Fact]
    public void Each_mutant_names_tests_that_there_are()
        => Assert.Equal([], MutantFiles.Read(_root).SelectMany(FilesOf).Where(file => !File.Exists(Path.Combine(_root, file))));

    [Theory]
    [InlineData("mutant: a", "has 0")]
    [InlineData("mutant: a\nfile: b\n- c", "has 0")]
    [InlineData("mutant: a\nfile: b\ntests: d\n- c\n+ e", "at least one class")]
    [InlineData("mutant: a\nfile: b\ntests: d E\n- c", "lines with '+'")]
    [InlineData("mutant: a\nmutant: b\nfile: b\ntests: d E\n- c\n+ e", "has 2")]
    [InlineData("mutant: a\nfile: b\ntests: d E\n- c\n+ e\nc", "no line of a mutant")]
    public void A_mutant_that_is_not_written_as_it_should_be_is_refused_with_its_place(string text, string reason)
    {
        string[] lines = ["# faults", string.Empty, .. text.Split('\n')];

        MutantException error = Assert.Throws<MutantException>(() => MutantFiles.Parse("some.txt", lines).Count());

        Assert.StartsWith("some.txt:3: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutant_is_put_into_whole_lines_that_stand_there_once()
    {
        Mutant mutant = Assert.Single(MutantFiles.Parse("some.txt", ["mutant: a", "file: b", "tests: c D", "-     one;", "- two;", "+ three;"]));

        Assert.Equal("zero;\nthree;\nfour;\n", mutant.PutInto("zero;\n    one;\ntwo;\nfour;\n"));
        Assert.Throws<MutantException>(() => mutant.PutInto("    one;\ntwo;\n    one;\ntwo;\n"));
        Assert.Throws<MutantException>(() => mutant.PutInto("    one;\ntwo;;\n"));
        Assert.Equal(("b", "c", "D"), (mutant.File, mutant.Project, mutant.Classes.Single()));
    }

    private static IEnumerable<string> FilesOf(Mutant mutant)
        => mutant.Classes.Select(name => $"tests/{mutant.Project}/{name.Replace('.', '/')}.cs");

    private static string Read(string file) => File.ReadAllText(Path.Combine(_root, file));
}
