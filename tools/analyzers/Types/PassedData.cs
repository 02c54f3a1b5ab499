using Microsoft.CodeAnalysis;
using Samgr.Generator.Parsing;

namespace Samgr.Analyzers.Types;

/// <summary>Which types with [ServiceData] the interfaces of a project pass.</summary>
internal static class PassedData
{
    /// <summary>The data that the interfaces of a compilation pass.</summary>
    public static HashSet<ITypeSymbol> Of(Compilation compilation)
    {
        var passed = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol type in TypesIn(compilation.Assembly.GlobalNamespace))
        {
            if (KnownTypes.IsServiceInterface(type) || KnownTypes.IsCallbackInterface(type))
            {
                foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
                {
                    Add(passed, method.ReturnType);
                    method.Parameters.ToList().ForEach(parameter => Add(passed, parameter.Type));
                }
            }
        }

        return passed;
    }

    private static void Add(HashSet<ITypeSymbol> passed, ITypeSymbol type)
    {
        ITypeSymbol value = type is IArrayTypeSymbol array ? array.ElementType : type;
        if (KnownTypes.IsServiceData(value) && passed.Add(value))
        {
            PassedMembers.Of(value).ToList().ForEach(member => Add(passed, PassedMembers.TypeOf(member)));
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place)
    {
        foreach (ISymbol member in place.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (INamedTypeSymbol nested in TypesIn(inner))
                {
                    yield return nested;
                }
            }
        }
    }
}
