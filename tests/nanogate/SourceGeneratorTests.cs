using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Samgr.NanoGate.Sources;

namespace Samgr.NanoGate.Tests;

public class SourceGeneratorTests(GateFixture gate)
{
    [Theory]
    [InlineData("1", null)]
    [InlineData("checked(int.Parse(\\\"1\\\") + 1)", "NANO0015")]
    public void Generated_code_passes_the_gate_with_the_sources(string value, string? rule)
    {
        string generator = Compile($$"""
            using Microsoft.CodeAnalysis;
            [Generator]
            public class Maker : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) =>
                    context.RegisterPostInitializationOutput(output =>
                        output.AddSource("Made.g.cs", "static class Made { public static int Value() => {{value}}; }"));
            }
            """);
        string source = Path.Combine(gate.Folder, "UsesMade.cs");
        File.WriteAllText(source, "public class UsesMade { public int Value() => Made.Value(); }");
        GateResult result = Gate.CheckSources(new SourceRequest
        {
            AssemblyName = "UsesMade",
            Files = [source],
            References = gate.Surface,
            Generators = [generator],
        });

        Assert.Equal(rule is null ? [] : [rule], result.Findings.Select(finding => finding.Rule.Id));
    }

    private string Compile(string source)
    {
        string name = "Maker" + Guid.NewGuid().ToString("N");
        string path = Path.Combine(gate.Folder, name + ".dll");
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            trusted.Split(Path.PathSeparator).Select(reference => MetadataReference.CreateFromFile(reference)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
