using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Samgr.Generator;
using Samgr.Tool.Boards;
using Samgr.Tool.Scaffolding;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>The code of a scaffold, compiled in memory with what is generated for it.</summary>
internal static class ScaffoldCode
{
    private const string TestUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using Xunit;
        """;

    private static readonly CSharpParseOptions _options = new(LanguageVersion.Latest, preprocessorSymbols: ["NET"]);

    private static readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The errors, without their places; none when it compiles.</summary>
    public static string[] Errors(IReadOnlyList<string> parts, ScaffoldName name)
    {
        (string Path, string Text)[] files = [.. parts.SelectMany(part => Template.Fill(part, name, "1.0.0", "packages", BoardTable.Find("esp32")))];
        Compilation project = Compile(name.Text, files.Where(file => !IsTest(file.Path)), _references);
        CSharpGeneratorDriver.Create([new InterfaceGenerator().AsSourceGenerator()], [new Lock(files.Single(file => file.Path.EndsWith("services.lock.json", StringComparison.Ordinal)).Text)], _options)
            .RunGeneratorsAndUpdateCompilation(project, out project, out var problems, TestContext.Current.CancellationToken);
        Compilation tests = Compile(
            name.Text + ".Tests", files.Where(file => IsTest(file.Path)).Append(("Usings.cs", TestUsings)), [.. _references, project.ToMetadataReference()]);
        return
        [
            .. project.GetDiagnostics(TestContext.Current.CancellationToken).Concat(problems).Concat(tests.GetDiagnostics(TestContext.Current.CancellationToken))
                .Where(problem => problem.Severity == DiagnosticSeverity.Error)
                .Select(problem => $"{problem.Id} {problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }

    /// <summary>The types that the code of a scaffold declares or has generated for it.</summary>
    public static string[] Types(IReadOnlyList<string> parts, ScaffoldName name)
    {
        (string Path, string Text)[] files = [.. parts.SelectMany(part => Template.Fill(part, name, "1.0.0", "packages", BoardTable.Find("esp32")))];
        Compilation project = Compile(name.Text, files.Where(file => !IsTest(file.Path)), _references);
        CSharpGeneratorDriver.Create([new InterfaceGenerator().AsSourceGenerator()], [], _options)
            .RunGeneratorsAndUpdateCompilation(project, out project, out _, TestContext.Current.CancellationToken);
        return [.. project.Assembly.TypeNames];
    }

    /// <summary>The public types that the code of a scaffold is compiled against, of the framework and the test library.</summary>
    public static string[] ReferencedTypes()
    {
        CSharpCompilation empty = CSharpCompilation.Create("Empty", references: _references);
        return
        [
            .. empty.SourceModule.ReferencedAssemblySymbols
                .Where(assembly => assembly.Name.StartsWith("Samgr", StringComparison.Ordinal) || assembly.Name.StartsWith("LiteIpc", StringComparison.Ordinal)
                    || assembly.Name.StartsWith("xunit", StringComparison.Ordinal))
                .SelectMany(assembly => assembly.TypeNames).Distinct(),
        ];
    }

    private static bool IsTest(string path) => path.Contains(".Tests/", StringComparison.Ordinal);

    private static CSharpCompilation Compile(string assembly, IEnumerable<(string Path, string Text)> files, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        assembly,
        files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(file => CSharpSyntaxTree.ParseText(file.Text, _options, file.Path)),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private sealed class Lock(string text) : AdditionalText
    {
        public override string Path => "/project/services.lock.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
