using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Samgr.Generator.Tests.Support;

/// <summary>
/// Modules of assemblies that are generated for and compiled from texts while a test runs, so that caller and service have the same
/// interface in different versions.
/// </summary>
internal sealed class CompiledModules : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samgr-compiled-").FullName;

    public CompiledModules()
    {
        // A process of a machine looks for what a module needs beside it.
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory, "Samgr.Interfaces*.dll"))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Compiles an assembly.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="locked">Its lock file; null for none.</param>
    /// <returns>Where it is.</returns>
    public string Compile(string source, string? locked = null)
    {
        string name = "Compiled" + Guid.NewGuid().ToString("N");
        Compilation compilation = Runs.Generate(source, locked).Result.WithAssemblyName(name);
        string path = Path.Combine(_folder, name + ".dll");
        using FileStream file = File.Create(path);
        var result = compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error)));
        return path;
    }

    /// <summary>Makes a module of an assembly in this process.</summary>
    public static ServiceModule Load(string assembly, string module)
        => (ServiceModule)Activator.CreateInstance(Assembly.Load(File.ReadAllBytes(assembly)).GetType(module, throwOnError: true)!)!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
