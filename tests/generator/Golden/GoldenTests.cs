using System.Reflection;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Tests.Support;
using Samgr.NanoGate;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;
using Samgr.NanoGate.Sources;

namespace Samgr.Generator.Tests.Golden;

/// <summary>What is generated for a dozen interfaces. SAMGR_UPDATE_GOLDEN=1 writes the files anew, to be read and checked in.</summary>
public sealed class GoldenTests : IDisposable
{
    private static readonly string _folder = typeof(GoldenTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "GoldenFolder").Value!;

    private readonly string _work = Directory.CreateTempSubdirectory("samgr-golden-").FullName;

    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(Path.Combine(_folder, "Cases"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_a_dozen_cases() => Assert.True(Cases.Count >= 12, $"there are {Cases.Count}");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_code_is_that_of_the_golden_files_byte_for_byte(string name)
    {
        Dictionary<string, string> files = Generate(name).ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        string expected = Path.Combine(_folder, "Expected", name);
        if (Environment.GetEnvironmentVariable("SAMGR_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(expected);
            Array.ForEach(Directory.GetFiles(expected), File.Delete);
            foreach ((string file, string text) in files)
            {
                File.WriteAllText(Path.Combine(expected, file), text);
            }
        }

        Assert.Equal(Directory.GetFiles(expected).Select(file => Path.GetFileName(file)).Order(), files.Keys.Order());
        Assert.All(files, file => Assert.Equal(System.Text.Encoding.UTF8.GetBytes(file.Value), File.ReadAllBytes(Path.Combine(expected, file.Key))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_code_compiles_without_a_warning(string name)
    {
        Compilation compilation = Runs.Generate(Source(name)).Result;

        Assert.Equal("", string.Join('\n', compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_code_passes_the_nano_gate(string name)
    {
        string surface = Path.Combine(_work, "surface");
        LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, surface);
        IEnumerable<string> generated = Generate(name)
            .Where(file => !file.HintName.EndsWith(".Async.g.cs", StringComparison.Ordinal))
            .Select(file =>
            {
                string path = Path.Combine(_work, file.HintName);
                File.WriteAllText(path, file.SourceText.ToString());
                return path;
            });

        GateResult result = Gate.CheckSources(new SourceRequest
        {
            AssemblyName = "Golden",
            Files = [Path.Combine(_folder, "Cases", name + ".cs"), .. generated],
            References = [.. Directory.GetFiles(surface, "*.dll"), .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "nano"), "*.dll")],
            Optimize = true,
        });

        Assert.Empty(result.Findings.Select(finding => finding.ToString()));
        Assert.NotNull(result.Image);
    }

    public void Dispose() => Directory.Delete(_work, recursive: true);

    private static string Source(string name) => File.ReadAllText(Path.Combine(_folder, "Cases", name + ".cs"));

    private static IEnumerable<GeneratedSourceResult> Generate(string name)
    {
        var (files, problems, _) = Runs.Generate(Source(name), file: name + ".cs");
        Assert.Empty(problems.Where(problem => problem.Severity == DiagnosticSeverity.Error).Select(problem => problem.ToString()));
        return files;
    }
}
