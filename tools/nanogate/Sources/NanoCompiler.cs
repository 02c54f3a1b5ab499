using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Sources;

/// <summary>Compiles sources against the reference surface and looks for what a board refuses.</summary>
internal static class NanoCompiler
{
    /// <summary>Compiles and checks.</summary>
    /// <param name="request">The sources to compile.</param>
    /// <returns>The findings, and the assembly with its symbols when it compiles.</returns>
    public static CompiledSources Compile(SourceRequest request)
    {
        CSharpParseOptions options = ParseOptions(request);
        SyntaxTree[] trees = [.. request.Files.Select(file => Parse(file, options)), Friends(request, options)];
        Compilation compilation = CSharpCompilation.Create(
            request.AssemblyName,
            trees,
            request.References.Select(path => MetadataReference.CreateFromFile(path)),
            CompilationOptions(request));
        compilation = SourceGenerators.Run(compilation, options, request);

        List<Finding> findings = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            findings.AddRange(SyntaxRules.Check(tree.GetRoot(), compilation.GetSemanticModel(tree)).Select(Place));
        }

        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(
            image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var places = findings.Select(finding => (finding.File, finding.Line)).ToHashSet();
        findings.AddRange(result.Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => CompilerErrors.Translate(diagnostic, request.AssemblyName + ".dll"))
            .Where(finding => !places.Contains((finding.File, finding.Line)))
            .DistinctBy(finding => (finding.Rule, finding.File, finding.Line, finding.Column)));
        return new CompiledSources(findings, result.Success ? image.ToArray() : null, result.Success ? symbols.ToArray() : null);
    }

    private static Finding Place(SyntaxFinding finding)
    {
        FileLinePositionSpan place = finding.Location.GetMappedLineSpan();
        LinePosition start = place.StartLinePosition;
        return new Finding(finding.Rule, $"'{finding.Text}'", place.Path, start.Line + 1, start.Character + 1);
    }

    private static SyntaxTree Parse(string file, CSharpParseOptions options)
    {
        using FileStream stream = File.OpenRead(file);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream), options, file);
    }

    private static SyntaxTree Friends(SourceRequest request, CSharpParseOptions options)
    {
        IEnumerable<string> lines = request.Friends.Select(friend =>
            $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]");
        return CSharpSyntaxTree.ParseText(
            SourceText.From(string.Join('\n', lines), System.Text.Encoding.UTF8), options, "InternalsVisibleTo.g.cs");
    }

    // The compiler at hand may be older than the project's: a version it does not know means its newest.
    private static CSharpParseOptions ParseOptions(SourceRequest request)
    {
        bool known = LanguageVersionFacts.TryParse(request.LanguageVersion, out LanguageVersion version);
        bool newest = !known || version is LanguageVersion.Latest or LanguageVersion.LatestMajor or LanguageVersion.Default;
        string[] symbols = [.. request.Symbols.Where(symbol => !IsDesktopSymbol(symbol)), "NANOFRAMEWORK_1_0"];
        return new CSharpParseOptions(newest ? LanguageVersion.Preview : version, preprocessorSymbols: symbols);
    }

    private static bool IsDesktopSymbol(string symbol) =>
        symbol.StartsWith("NETCOREAPP", StringComparison.Ordinal)
        || symbol.StartsWith("NETSTANDARD", StringComparison.Ordinal)
        || symbol == "NET"
        || (symbol.StartsWith("NET", StringComparison.Ordinal) && symbol.Length > 3 && char.IsAsciiDigit(symbol[3]));

    private static CSharpCompilationOptions CompilationOptions(SourceRequest request) => new(
        request.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: request.Optimize ? OptimizationLevel.Release : OptimizationLevel.Debug,
        allowUnsafe: true,
        concurrentBuild: false,
        deterministic: true,
        warningLevel: 0,
        nullableContextOptions: Enum.TryParse(request.Nullable, ignoreCase: true, out NullableContextOptions nullable)
            ? nullable
            : NullableContextOptions.Disable);
}
