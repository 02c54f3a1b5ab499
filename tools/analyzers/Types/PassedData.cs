using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Types;

/// <summary>What of a type with [ServiceData] is passed, and which of these types the interfaces of a project pass.</summary>
internal static class PassedData
{
    /// <summary>Whether a member is passed: public fields that are not read-only, and public properties that can be read and written.</summary>
    public static bool IsPassed(ISymbol member) => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && member switch
    {
        IFieldSymbol field => field is { IsConst: false, IsReadOnly: false, IsImplicitlyDeclared: false },
        IPropertySymbol property => property is
        {
            IsIndexer: false,
            IsOverride: false,
            GetMethod.DeclaredAccessibility: Accessibility.Public,
            SetMethod: { DeclaredAccessibility: Accessibility.Public, IsInitOnly: false },
        },
        _ => false,
    };

    /// <summary>The type of a field or property.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

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
            value.GetMembers().Where(IsPassed).ToList().ForEach(member => Add(passed, TypeOf(member)));
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
