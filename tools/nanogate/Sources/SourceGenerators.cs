using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Samgr.NanoGate.Sources;

/// <summary>Runs the source generators of a project, so that generated code passes the gate too.</summary>
internal static class SourceGenerators
{
    public static Compilation Run(Compilation compilation, CSharpParseOptions options, IReadOnlyList<string> assemblies)
    {
        ISourceGenerator[] generators =
        [
            .. assemblies.SelectMany(path =>
                new AnalyzerFileReference(Path.GetFullPath(path), new Loader()).GetGenerators(LanguageNames.CSharp)),
        ];
        if (generators.Length == 0)
        {
            return compilation;
        }

        CSharpGeneratorDriver.Create(generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return generated;
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
