using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Samgr.Generator.Tests.Support;
using Samgr.NanoGate;

namespace Samgr.Generator.Tests.Legal.Random;

/// <summary>Generates for many worlds at once, and says in which of them the generated code does not compile.</summary>
/// <param name="references">What they are compiled against.</param>
/// <param name="isNano">Whether that is a board.</param>
internal sealed class WorldCheck(IReadOnlyList<MetadataReference> references, bool isNano)
{
    private static readonly CSharpParseOptions _board = new(LanguageVersion.Preview, DocumentationMode.Diagnose, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);
    private static readonly CSharpParseOptions _desktop = Runs.Options.WithDocumentationMode(DocumentationMode.Diagnose);

    private CSharpParseOptions Options => isNano ? _board : _desktop;

    /// <summary>The worlds that are C# without a warning as they are.</summary>
    public IReadOnlyList<World> Legal(IReadOnlyList<World> worlds)
    {
        HashSet<string> wrong = [.. Problems(Compile(worlds).GetDiagnostics(TestContext.Current.CancellationToken)).Select(problem => problem.Location.SourceTree?.FilePath ?? "")];
        return [.. worlds.Where(world => !wrong.Contains(world.File))];
    }

    /// <summary>Generates.</summary>
    /// <param name="worlds">Legal worlds.</param>
    /// <param name="refused">The worlds of which something has been refused with a numbered error.</param>
    /// <returns>What is wrong, by the root of the world.</returns>
    public ILookup<string, string> Check(IReadOnlyList<World> worlds, out HashSet<string> refused)
    {
        CSharpGeneratorDriver.Create([new InterfaceGenerator().AsSourceGenerator()], [], Options)
            .RunGeneratorsAndUpdateCompilation(Compile(worlds), out Compilation generated, out ImmutableArray<Diagnostic> reported);
        refused = [.. reported.Where(found => found.Severity == DiagnosticSeverity.Error && found.Id.StartsWith("SAMGR", StringComparison.Ordinal)).Select(RootOf)];
        HashSet<string> complete = [.. generated.SyntaxTrees.Select(tree => Path.GetFileName(tree.FilePath)).Where(file => file.EndsWith(".g.cs", StringComparison.Ordinal)).Select(RootOf)];
        HashSet<string> left = refused;
        IEnumerable<(string, string)> missing = worlds
            .Where(world => world.Source.Contains("[ServiceInterface", StringComparison.Ordinal))
            .Where(world => !complete.Contains(world.Root) && !left.Contains(world.Root))
            .Select(world => (world.Root, "nothing has been generated, and nothing was said"));
        IEnumerable<Diagnostic> problems = reported.Where(found => !found.Id.StartsWith("SAMGR", StringComparison.Ordinal))
            .Concat(isNano ? [] : Problems(generated.GetDiagnostics(TestContext.Current.CancellationToken)));
        List<(string Root, string Text)> all = [.. problems.Select(problem => (RootOf(problem), problem.ToString())), .. missing];
        if (isNano)
        {
            all.AddRange(CheckImage(generated));
        }

        return all.ToLookup(found => found.Root, found => found.Text);
    }

    private static IEnumerable<Diagnostic> Problems(IEnumerable<Diagnostic> all) => all
        .Where(problem => problem.Severity >= DiagnosticSeverity.Warning && !IsUndocumented(problem));

    // A project that documents its interfaces is told of those of its own only.
    private static bool IsUndocumented(Diagnostic problem) => problem.Id == "CS1591" && problem.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false;

    private static string RootOf(Diagnostic problem) => RootOf(Path.GetFileName(problem.Location.GetLineSpan().Path));

    private static string RootOf(string file) => file.Contains('.') ? file[..file.IndexOf('.')] : file;

    private static List<(string Root, string Text)> CheckImage(Compilation generated)
    {
        string folder = Directory.CreateTempSubdirectory("samgr-worlds-").FullName;
        try
        {
            string path = Path.Combine(folder, "Worlds.dll");
            EmitResult emitted;
            using (FileStream image = File.Create(path))
            using (FileStream symbols = File.Create(Path.ChangeExtension(path, ".pdb")))
            {
                emitted = generated.Emit(image, symbols, cancellationToken: TestContext.Current.CancellationToken);
            }

            Diagnostic[] problems = [.. Problems(emitted.Diagnostics)];
            return problems.Length > 0 || !emitted.Success
                ? [.. problems.Select(problem => (RootOf(problem), problem.ToString()))]
                : [.. Gate.CheckAssembly(path).Findings.Select(finding => (RootOf(Path.GetFileName(finding.File)), finding.ToString()!))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private CSharpCompilation Compile(IReadOnlyList<World> worlds) => CSharpCompilation.Create(
        "Worlds",
        worlds.Select(world => CSharpSyntaxTree.ParseText(world.Source, Options, world.File, System.Text.Encoding.UTF8)),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
