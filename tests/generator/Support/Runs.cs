using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Samgr.Generator.Locking;

namespace Samgr.Generator.Tests.Support;

/// <summary>Runs of the generator on sources in memory.</summary>
internal static class Runs
{
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Samgr.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview, preprocessorSymbols: ["NET"]);

    public static CSharpCompilation Compile(params (string File, string Source)[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Source, System.Text.Encoding.UTF8), Options, source.File)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(string? lockText = null)
    {
        AdditionalText[] files = lockText is null ? [] : [new LockText(lockText)];
        return CSharpGeneratorDriver.Create(
            [new InterfaceGenerator().AsSourceGenerator()],
            files,
            Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Generates from one source.</summary>
    public static (ImmutableArray<GeneratedSourceResult> Files, ImmutableArray<Diagnostic> Problems, Compilation Result) Generate(
        string source, string? lockText = null, string file = "Sample.cs")
    {
        GeneratorDriver driver = Driver(lockText).RunGeneratorsAndUpdateCompilation(Compile((file, source)), out Compilation result, out _);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        Assert.Null(run.Exception);
        return (run.GeneratedSources, run.Diagnostics, result);
    }

    public static string[] Describe(IEnumerable<Diagnostic> problems) =>
        [.. problems.Select(problem => problem.Id + " " + problem.GetMessage(CultureInfo.InvariantCulture))];

    private sealed class LockText(string text) : AdditionalText
    {
        public override string Path => "/project/" + LockFile.FileName;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
