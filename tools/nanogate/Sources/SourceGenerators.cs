using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Samgr.NanoGate.Sources;

/// <summary>Runs the source generators of a project, so that generated code passes the gate too.</summary>
internal static class SourceGenerators
{
    public static Compilation Run(Compilation compilation, CSharpParseOptions options, SourceRequest request)
    {
        ISourceGenerator[] generators =
        [
            .. request.Generators.SelectMany(path =>
                new AnalyzerFileReference(Path.GetFullPath(path), new Loader()).GetGenerators(LanguageNames.CSharp)),
        ];
        if (generators.Length == 0)
        {
            return compilation;
        }

        CSharpGeneratorDriver.Create(generators, request.AdditionalFiles.Select(path => new AdditionalFile(path)), options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return generated;
    }

    private sealed class AdditionalFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            using FileStream stream = File.OpenRead(path);
            return SourceText.From(stream);
        }
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        private static readonly AssemblyLoadContext _context =
            AssemblyLoadContext.GetLoadContext(typeof(Loader).Assembly) ?? AssemblyLoadContext.Default;

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => _context.LoadFromAssemblyPath(fullPath);
    }
}
