using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Samgr.Generator.Parsing;

/// <summary>The names that a project has declared already, where generated types want to be.</summary>
internal static class Taken
{
    /// <summary>Whether a namespace of an assembly has a type without type parameters, or a namespace, of a name.</summary>
    public static bool Has(IAssemblySymbol assembly, string space, string name) =>
        Find(assembly, space)?.GetMembers(name).Any(member => member is not INamedTypeSymbol { Arity: > 0 }) ?? false;

    /// <summary>Whether it has a type or namespace of a name that a generated class cannot be the other part of.</summary>
    public static bool IsForeign(IAssemblySymbol assembly, string space, string name, bool mayBePart) =>
        Find(assembly, space)?.GetMembers(name).Any(member => member is not INamedTypeSymbol { Arity: > 0 } && !(mayBePart && IsPartialClass(member))) ?? false;

    /// <summary>A name that no type around an interface has, of this project or of one that it refers to.</summary>
    public static string Alias(INamedTypeSymbol type, string name, int count)
    {
        string space = Names.NamespaceOf(type);
        IAssemblySymbol[] assemblies = [type.ContainingAssembly, .. type.ContainingModule.ReferencedAssemblySymbols];
        while (assemblies.Any(assembly => Has(assembly, space, name) || Enumerable.Range(2, Math.Max(0, count - 1)).Any(number => Has(assembly, space, name + number))))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>Whether a project sees a type of a library.</summary>
    public static bool Sees(INamedTypeSymbol type, string name) =>
        type.ContainingModule.ReferencedAssemblySymbols.Any(assembly => assembly.GetTypeByMetadataName(name) is not null);

    private static INamespaceSymbol? Find(IAssemblySymbol assembly, string space)
    {
        INamespaceSymbol? found = assembly.GlobalNamespace;
        foreach (string part in space.Length == 0 ? [] : space.Split('.'))
        {
            found = found?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part);
        }

        return found;
    }

    private static bool IsPartialClass(ISymbol member) => member is INamedTypeSymbol { TypeKind: TypeKind.Class } type
        && type.DeclaringSyntaxReferences.All(part => part.GetSyntax() is ClassDeclarationSyntax node && node.Modifiers.Any(SyntaxKind.PartialKeyword));
}
