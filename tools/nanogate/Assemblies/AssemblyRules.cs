using Mono.Cecil;
using Mono.Cecil.Cil;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>Looks for code that compiles and still crashes or misbehaves on the nano CLR.</summary>
internal static class AssemblyRules
{
    /// <summary>Checks an assembly.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="symbols">Its portable symbols, or null: findings then name the assembly instead of a source line.</param>
    /// <param name="name">The name of the assembly for findings without a source line.</param>
    /// <returns>The findings, in the order of the types.</returns>
    public static IReadOnlyList<Finding> Check(byte[] image, byte[]? symbols, string name)
    {
        using var resolver = new DefaultAssemblyResolver();
        var parameters = new ReaderParameters { AssemblyResolver = resolver, InMemory = true };
        if (symbols is not null)
        {
            parameters.SymbolReaderProvider = new PortablePdbReaderProvider();
            parameters.SymbolStream = new MemoryStream(symbols);
            parameters.ReadSymbols = true;
        }

        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(image), parameters);
        var findings = new FindingCollector(name);
        foreach (TypeDefinition type in module.GetTypes())
        {
            TypeRules.Check(type, findings);
            foreach (MethodDefinition method in type.Methods)
            {
                MethodRules.Check(method, findings);
            }

            if (type.Methods.FirstOrDefault(method => method.IsConstructor && method.IsStatic) is { } initializer)
            {
                StaticConstructorRule.Check(initializer, findings);
            }
        }

        return findings.Findings;
    }
}
