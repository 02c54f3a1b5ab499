using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Samgr.Generator;

namespace Samgr.Analyzers.Tests.Support;

/// <summary>Code in a workspace, and what the analyzers find in it.</summary>
internal sealed class AnalyzedCode : IDisposable
{
    private static readonly string[] _ownLibraries = ["Samgr", "LiteIpc", "nanoFramework."];

    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET10_0"]);

    private static readonly CSharpCompilationOptions _compiling = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly PortableExecutableReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsForSamples(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The interface of the usage rules' document, and what is generated for it.</summary>
    private static readonly Lazy<string[]> _temperature = new(() =>
    {
        string text = Interface();
        var compilation = CSharpCompilation.Create("Sample", [CSharpSyntaxTree.ParseText(text, _parsing)], References("Sample"), _compiling);
        return [text, .. Generate(compilation, default).Select(tree => tree.ToString())];
    });

    private readonly AdhocWorkspace _workspace = new();
    private readonly Dictionary<string, string> _properties;

    private AnalyzedCode(Dictionary<string, string> properties)
    {
        _properties = properties;
        Project = _workspace.AddProject("Sample", LanguageNames.CSharp);
    }

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Made<DiagnosticAnalyzer>(typeof(Rules.UsageRules));

    public Project Project { get; private set; }

    public DocumentId Sample => Project.DocumentIds[0];

    public static AnalyzedCode OfUsage(string source, params (string Name, string Value)[] properties)
    {
        string[] beside = ["global using System;\nglobal using System.Threading;\nglobal using LiteIpc;\nglobal using Samgr;\n", .. _temperature.Value];
        return Of("Sample", [source, .. beside], properties.ToDictionary(pair => pair.Name, pair => pair.Value));
    }

    public static AnalyzedCode OfDevice(string source) => Of("Sample", [source], new() { ["build_property.DeviceProfile"] = "true" });

    public static AnalyzedCode Of(string assembly, string[] sources, Dictionary<string, string> properties)
    {
        var code = new AnalyzedCode(properties);
        Project project = code.Project.WithAssemblyName(assembly)
            .WithParseOptions(_parsing)
            .WithCompilationOptions(_compiling)
            .AddMetadataReferences(References(assembly));
        foreach (string source in sources)
        {
            project = project.AddDocument($"Code{project.DocumentIds.Count}.cs", SourceText.From(source)).Project;
        }

        code.Project = project;
        return code;
    }

    public async Task<Diagnostic[]> CompilerErrorsAsync() =>
    [
        .. (await CompilationAsync()).GetDiagnostics(Cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
    ];

    /// <summary>What the analyzers find, in the order of the source.</summary>
    public async Task<Diagnostic[]> FindingsAsync()
    {
        var options = new AnalyzerOptions([], new Options(_properties));
        ImmutableArray<Diagnostic> found = await (await CompilationAsync())
            .WithAnalyzers(Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(Cancellation);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>Adds the proxies, stubs and modules of the service interfaces.</summary>
    public async Task GenerateAsync()
    {
        foreach (SyntaxTree tree in Generate(await CompilationAsync(), Cancellation))
        {
            Project = Project.AddDocument(Path.GetFileName(tree.FilePath), await tree.GetTextAsync(Cancellation)).Project;
        }
    }

    public void Change(Solution changed) => Project = changed.GetProject(Project.Id)!;

    public async Task<string> TextAsync() => (await Project.GetDocument(Sample)!.GetTextAsync(Cancellation)).ToString().ReplaceLineEndings("\n");

    public void Dispose() => _workspace.Dispose();

    internal static ImmutableArray<T> Made<T>(Type neighbour) =>
    [
        .. neighbour.Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Interface()
    {
        string document = Repository.Read(RulePage.Usage);
        int start = document.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        return "using Samgr;\n" + document[start..document.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static IEnumerable<MetadataReference> References(string without)
        => _references.Where(reference => Path.GetFileNameWithoutExtension(reference.FilePath) != without);

    private static ImmutableArray<SyntaxTree> Generate(Compilation compilation, CancellationToken cancellation) => CSharpGeneratorDriver
        .Create([new InterfaceGenerator().AsSourceGenerator()], parseOptions: _parsing)
        .RunGenerators(compilation, cancellation)
        .GetRunResult()
        .GeneratedTrees;

    private static bool IsForSamples(string name) => !name.Contains("Analyzers", StringComparison.Ordinal) && name != "Samgr.Generator"
        && (name is "mscorlib" or "netstandard" or "Microsoft.CSharp"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || Array.Exists(_ownLibraries, library => name.StartsWith(library, StringComparison.Ordinal)));

    private async Task<Compilation> CompilationAsync() => (await Project.GetCompilationAsync(Cancellation))!;

    private sealed class Options(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            properties.TryGetValue(key, out value);
    }
}
