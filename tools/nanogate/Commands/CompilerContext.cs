using System.Reflection;
using System.Runtime.Loader;

namespace Samgr.NanoGate.Commands;

/// <summary>
/// Runs the gate with the compiler of an SDK: it starts faster than the one this tool carries, and it knows the language
/// the desktop build knows.
/// </summary>
internal sealed class CompilerContext(string folder) : AssemblyLoadContext("nanogate")
{
    private static readonly string _ownPath = typeof(CompilerContext).Assembly.Location;

    public static bool IsInside => GetLoadContext(typeof(CompilerContext).Assembly) is { Name: "nanogate" };

    public static int Run(string folder, string[] arguments)
    {
        MethodInfo entry = new CompilerContext(folder).LoadFromAssemblyPath(_ownPath).EntryPoint!;
        return (int)entry.Invoke(null, [arguments])!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = assemblyName.Name + ".dll";
        string[] candidates = [Path.Combine(folder, file), Path.Combine(Path.GetDirectoryName(_ownPath)!, file)];
        bool isCompiler = file.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
        return candidates.Skip(isCompiler ? 0 : 1).FirstOrDefault(File.Exists) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
