using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Samgr.Generator;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;
using Samgr.Generator.Parsing;

namespace Samgr.Tool.Generating;

/// <summary>Runs the generator on the sources of a project.</summary>
internal sealed class Generation
{
    /// <summary>The implicit usings that the SDK may add to every file. An unneeded one does no harm.</summary>
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Threading;";

    private readonly ProjectSources _sources;
    private readonly CSharpCompilation _compilation;
    private readonly HashSet<string> _own;

    private Generation(ProjectSources sources, CSharpCompilation compilation)
    {
        _sources = sources;
        _compilation = compilation;
        _own = [.. sources.Own];
    }

    /// <summary>The path of the project's lock file.</summary>
    public string LockPath => Path.Combine(_sources.Folder, LockFile.FileName);

    /// <summary>Reads the sources of a project.</summary>
    /// <param name="sources">The project.</param>
    /// <param name="references">Assemblies with types that its interfaces pass.</param>
    public static Generation Of(ProjectSources sources, IEnumerable<string> references)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview, preprocessorSymbols: sources.IsNano ? ["NANOFRAMEWORK_1_0"] : ["NET", "NET10_0"]);
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string[] assemblies = [.. trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), .. references];
        return new Generation(sources, CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(sources.Project),
            sources.Own.Concat(sources.Referred)
                .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file)), options, file))
                .Append(CSharpSyntaxTree.ParseText(sources.IsNano ? "" : Usings, options)),
            assemblies.Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
    }

    /// <summary>Generates.</summary>
    /// <param name="problems">The problems that the generator reports.</param>
    /// <returns>The files by name.</returns>
    public IReadOnlyDictionary<string, string> Run(out IReadOnlyList<string> problems)
    {
        ImmutableArray<AdditionalText> files = File.Exists(LockPath) ? [new LockText(LockPath)] : [];
        GeneratorDriverRunResult result = CSharpGeneratorDriver
            .Create([new InterfaceGenerator().AsSourceGenerator()], files, (CSharpParseOptions)_compilation.SyntaxTrees[0].Options)
            .RunGenerators(_compilation)
            .GetRunResult();
        problems = [.. result.Diagnostics.Select(Describe)];
        return result.Results.SelectMany(run => run.GeneratedSources)
            .Where(file => !_sources.IsNano || !IsOfDesktop(file.HintName))
            .ToDictionary(file => file.HintName, file => file.SourceText.ToString());
    }

    /// <summary>Brings the lock file up to date.</summary>
    /// <param name="isNew">Whether interfaces that would break their callers begin anew, and those that are no more are forgotten.</param>
    /// <param name="oldFormat">The format that it had; that of today when it had none.</param>
    /// <param name="forgotten">The interfaces of which nothing is known any more.</param>
    /// <returns>Whether it has changed.</returns>
    /// <exception cref="ToolException">An interface is wrong, or breaks its callers.</exception>
    public bool UpdateLock(bool isNew, out int oldFormat, out string[] forgotten)
    {
        string old = File.Exists(LockPath) ? File.ReadAllText(LockPath) : "";
        LockInput input = old.Length == 0 ? LockInput.None : LockInput.Read(LockPath, old);
        oldFormat = input.File.Format;
        List<Parsed<InterfaceModel>> parsed = [.. Interfaces().Select(InterfaceParser.Parse)];
        forgotten = [];
        LockFile known = isNew
            ? LockUpdate.Forget(input.File, [.. parsed.Select(found => found.Model).OfType<InterfaceModel>()], out forgotten)
            : input.File;
        Problem?[] problems =
        [
            input.Problem,
            .. parsed.SelectMany(found => found.Problems),
            .. parsed.Where(found => found.Model is not null).SelectMany(found => LockCheck.Check(found.Model!, found.Place, known)),
        ];
        Problem[] errors = [.. problems.OfType<Problem>().Where(problem => problem.Rule.DefaultSeverity == DiagnosticSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new ToolException(ExitCode.Failed, string.Join('\n', errors.Select(problem => Describe(problem.ToDiagnostic()))));
        }

        string text = LockWriter.Write(LockUpdate.Update(known, parsed.Select(found => found.Model!)));
        if (text == old)
        {
            return false;
        }

        File.WriteAllText(LockPath, text);
        return true;
    }

    private IEnumerable<INamedTypeSymbol> Interfaces() => _compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type)
        .OfType<INamedTypeSymbol>()
        .Where(type => type.TypeKind == TypeKind.Interface && type.Locations.Any(place => _own.Contains(place.SourceTree?.FilePath ?? "")))
        .Where(type => type.GetAttributes().Any(attribute =>
            attribute.AttributeClass is { ContainingNamespace.Name: "Samgr", Name: "ServiceInterfaceAttribute" or "CallbackInterfaceAttribute" }));

    private static bool IsOfDesktop(string file) =>
        file.EndsWith(".Async.g.cs", StringComparison.Ordinal) || file.EndsWith("Signatures.g.cs", StringComparison.Ordinal);

    private string Describe(Diagnostic problem)
    {
        FileLinePositionSpan place = problem.Location.GetMappedLineSpan();
        string where = problem.Location.Kind == LocationKind.None
            ? LockFile.FileName
            : $"{Path.GetRelativePath(_sources.Folder, place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})";
        return $"{where}: {problem.Severity.ToString().ToLowerInvariant()} {problem.Id}: {problem.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private sealed class LockText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
