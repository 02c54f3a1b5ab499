using Samgr.Tool.Tests.Scaffolding;

namespace Samgr.Tool.Tests.Documents;

/// <summary>The code of the guides is that of the samples, which are compiled and tested.</summary>
public sealed class SampleTests
{
    [Fact]
    public void Each_piece_of_code_in_a_service_with_everything_is_the_samples()
    {
        string sources = Flat(string.Concat(
            new[] { "services/samples/greenhouse", "tests/samples" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(DocumentFiles.Root, folder), "*.cs")).Select(File.ReadAllText)));

        IReadOnlyList<string> blocks = Tutorial.Blocks("csharp", DocumentFiles.Read("docs/everything.md"));

        Assert.True(blocks.Count > 5);
        Assert.All(blocks.SelectMany(block => block.Split("\n\n")), piece => Assert.Contains(Flat(piece), sources));
    }

    [Theory]
    [InlineData("services/BY-HAND.md", "tests/samples/Lamp/LampPort.cs")]
    [InlineData("liteipc/kit/README.md", "tests/samples/Bells/Bells.cs")]
    public void The_code_of_a_page_is_a_file_that_is_compiled_and_run(string page, string file)
        => Assert.Contains(DocumentFiles.Read(file).Trim(), Tutorial.Blocks("csharp", DocumentFiles.Read(page)).Select(block => block.Trim()));

    private static string Flat(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
