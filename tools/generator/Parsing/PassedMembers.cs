using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Samgr.Generator.Parsing;

/// <summary>The members of service data that are passed. The generator and the analyzers share this code.</summary>
internal static class PassedMembers
{
    /// <summary>
    /// Public fields that are not read-only, and public properties that can be read and written. Those of a base class come
    /// first, as the compiler lays them out.
    /// </summary>
    public static ImmutableArray<ISymbol> Of(ITypeSymbol type)
    {
        ImmutableArray<ISymbol> own = type.GetMembers().RemoveAll(member => !IsPassed(member));
        return type.BaseType is { SpecialType: SpecialType.None } parent ? Of(parent).AddRange(own) : own;
    }

    /// <summary>The type of such a member.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    private static bool IsPassed(ISymbol member) => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && member switch
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
}
