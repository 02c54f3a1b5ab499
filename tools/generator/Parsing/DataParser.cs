using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>Reads what service data is made of.</summary>
internal static class DataParser
{
    /// <summary>The model of a type; null when it cannot be passed, which is reported.</summary>
    public static DataModel? Parse(INamedTypeSymbol type, TypeParser types, List<Problem> problems)
    {
        (string Problem, string Fix)? refusal = Refusal(type, types.Assembly);
        if (refusal is { } found)
        {
            problems.Add(Problem.At(Rules.BadData, type, Names.Short(type), found.Problem, found.Fix));
            return null;
        }

        List<MemberModel> members = [];
        bool isObsolete = false;
        foreach (ISymbol member in PassedMembers.Of(type))
        {
            types.Marks.See(member);
            isObsolete |= Marks.IsObsoleteError(member);
            ValueType? parsed = types.Parse(PassedMembers.TypeOf(member), member, Names.Short(member));
            if (parsed is { Kind: ValueKind.Callback })
            {
                problems.Add(Problem.At(Rules.BadCallback, member, Names.Short(member), "can only be an argument of a service's function", "pass it beside the data"));
                return null;
            }

            if (parsed is null)
            {
                return null;
            }

            members.Add(new MemberModel(Names.Escape(member.Name), parsed, IsHidden(member, type) ? Names.Full(member.ContainingType) : ""));
        }

        if (members.Count == 0)
        {
            problems.Add(Problem.At(
                Rules.BadData, type, Names.Short(type), "it has no members that can be written", "give it public fields, or properties with get and set"));
            return null;
        }

        return new DataModel(
            Names.NamespaceOf(type),
            Names.Short(type),
            Names.Full(type),
            MarshallerOf(type, types.Assembly),
            type.IsReferenceType,
            new(members),
            SetsRequired(type) ? "" : string.Join(", ", Required(type).Select(name => Names.Escape(name) + " = default!")),
            isObsolete,
            members.Sum(member => member.Type.MinimumSize),
            new(types.Marks.Suppressed),
            Names.Source(type));
    }

    private static (string Problem, string Fix)? Refusal(INamedTypeSymbol type, IAssemblySymbol user)
    {
        if (type.IsRecord)
        {
            return ("it is a record, which a board does not have", "make it a class or struct with public fields");
        }

        if (type.IsRefLikeType)
        {
            return ("it is a ref struct", "make it a plain struct");
        }

        if (type.IsAbstract)
        {
            return ("it is abstract", "pass a class that is not");
        }

        if (!IsVisible(type, user))
        {
            return ("generated code does not see it", "make it public or internal");
        }

        if (type.IsReferenceType && !(Constructor(type) is { } constructor && IsVisible(constructor, user)))
        {
            return ("it has no constructor without parameters that is public or internal", "add one");
        }

        string[] passed = [.. PassedMembers.Of(type).Select(member => member.Name)];
        return !SetsRequired(type) && Required(type).FirstOrDefault(name => !passed.Contains(name)) is { } lost
            ? ($"its required member '{lost}' is not written, as it cannot be set afterwards", "give it a public set, or do not require it")
            : null;
    }

    private static bool IsVisible(ISymbol symbol, IAssemblySymbol user)
    {
        bool isSeen = symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.Internal or Accessibility.ProtectedOrInternal =>
                SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, user) || symbol.ContainingAssembly.GivesAccessTo(user),
            _ => false,
        };
        return isSeen && (symbol.ContainingType is null || IsVisible(symbol.ContainingType, user));
    }

    private static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == 0);

    private static bool SetsRequired(INamedTypeSymbol type) =>
        Constructor(type) is { } constructor && Names.Has(constructor, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");

    private static IEnumerable<string> Required(INamedTypeSymbol type) =>
        (type.BaseType is { SpecialType: SpecialType.None } parent ? Required(parent) : [])
        .Concat(type.GetMembers().Where(member => member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }).Select(member => member.Name))
        .Distinct();

    private static bool IsHidden(ISymbol member, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null && !SymbolEqualityComparer.Default.Equals(at, member.ContainingType); at = at.BaseType)
        {
            if (at.GetMembers(member.Name).Any(other => !other.IsOverride))
            {
                return true;
            }
        }

        return false;
    }

    // The class is internal, so it is renamed when another type, or the data of another type, needs the name.
    private static string MarshallerOf(INamedTypeSymbol type, IAssemblySymbol user)
    {
        string space = Names.NamespaceOf(type);
        string joined = Names.Nested(type);
        bool isAmbiguous = type.ContainingType is not null
            && (Taken.Has(type.ContainingAssembly, space, joined) || Names.Nested(type).Count(unit => unit == '_') != Depth(type));
        string name = joined + (isAmbiguous ? "_" + Names.Hash(Names.Full(type)) : "") + "Marshaller";
        while (Taken.Has(user, space, name))
        {
            name += "_";
        }

        return name;
    }

    private static int Depth(INamedTypeSymbol type) => type.ContainingType is { } outer ? Depth(outer) + 1 : 0;
}
