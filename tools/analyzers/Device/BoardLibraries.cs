using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Device;

/// <summary>The names that the libraries of nanoFramework declare, from the lists that the nano gate goes by.</summary>
internal static class BoardLibraries
{
    private static readonly SymbolDisplayFormat _metadataName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly Lazy<BoardNames> _names = new(BoardNames.Read);

    /// <summary>Whether a board has a symbol, or it is none of the desktop's library.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="user">The type that it is used of.</param>
    public static bool Has(ISymbol symbol, INamedTypeSymbol? user) => symbol switch
    {
        INamespaceSymbol space => HasNamespace(space),
        INamedTypeSymbol type => !IsDesktopLibrary(type.ContainingAssembly) || HasType(type),
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor => Has(constructor.ContainingType, user),
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol
            => !IsDesktopLibrary(symbol.ContainingAssembly) || HasMember(symbol, user),
        _ => true,
    };

    private static bool HasNamespace(INamespaceSymbol space)
        => space.IsGlobalNamespace
            || _names.Value.HasNamespace(space.ToDisplayString())
            || space.ConstituentNamespaces.Any(part => part.ContainingAssembly is { } assembly && !IsDesktopLibrary(assembly));

    private static bool HasType(INamedTypeSymbol type)
        => type.SpecialType == SpecialType.System_Void || type.IsAnonymousType || type.IsTupleType || _names.Value.HasType(NameOf(type));

    private static bool HasMember(ISymbol member, INamedTypeSymbol? user)
    {
        INamedTypeSymbol? owner = member.ContainingType;
        return owner is null || owner.IsAnonymousType || owner.IsTupleType || owner.TypeKind is TypeKind.Delegate
            || Declares(owner, member.Name)
            || (user is not null && Declares(user, member.Name))
            || !HasType(owner);
    }

    private static bool Declares(INamedTypeSymbol owner, string member)
    {
        for (INamedTypeSymbol? type = owner; type is not null; type = type.BaseType)
        {
            if (_names.Value.HasMember(NameOf(type), member))
            {
                return true;
            }
        }

        return owner.AllInterfaces.Any(contract => _names.Value.HasMember(NameOf(contract), member));
    }

    // The board's own libraries have stand-ins of the same names on the desktop.
    private static bool IsDesktopLibrary(IAssemblySymbol? assembly)
        => assembly is not null
            && !_names.Value.IsLibrary(assembly.Name)
            && (assembly.Name is "System" or "mscorlib" or "netstandard"
                || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
                || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static string NameOf(INamedTypeSymbol type)
    {
        string name = type.OriginalDefinition.ToDisplayString(_metadataName);
        return type.Arity == 0 ? name : name + "`" + type.Arity;
    }
}
