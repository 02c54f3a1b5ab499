using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;
using Samgr.NanoGate.Rules;
using Samgr.NanoGate.Sources;

[assembly: AssemblyFixture(typeof(Samgr.NanoGate.Tests.GateFixture))]

namespace Samgr.NanoGate.Tests;

/// <summary>The reference surface, written once, and a folder for the sources of the tests.</summary>
public sealed class GateFixture : IDisposable
{
    public GateFixture() => LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, SurfaceFolder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("nanogate-").FullName;

    public string SurfaceFolder => Path.Combine(Folder, "surface");

    public string[] Surface => Directory.GetFiles(SurfaceFolder, "*.dll");

    public GateResult Check(string source, params string[] symbols) => CheckAgainst(Surface, source, symbols);

    public GateResult CheckAgainst(string[] surface, string source, params string[] symbols)
    {
        string path = Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".cs");
        File.WriteAllText(path, source);
        return Gate.CheckSources(new SourceRequest
        {
            AssemblyName = "Sample",
            Files = [path],
            References = surface,
            Symbols = symbols,
        });
    }

    public void AssertRefused(string source, string rule)
    {
        int line = 1 + source.Split('\n').ToList().FindIndex(text => text.Contains("// here", StringComparison.Ordinal));
        Assert.True(line > 0, "The sample marks no line.");
        Finding[] findings = [.. Check(source).Findings];
        Assert.Contains(findings, finding => finding.Rule.Id == rule && finding.Line == line);
        Assert.All(findings, finding => Assert.EndsWith(".cs", finding.File, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.True(finding.Line == line, $"Unexpected: {finding}"));
    }

    public void AssertAccepted(string source)
    {
        GateResult result = Check(source);
        Assert.Empty(result.Findings);
        Assert.NotNull(result.Image);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
