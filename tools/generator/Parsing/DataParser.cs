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
        (string Problem, string Fix)? refusal = Refusal(type);
        if (refusal is { } found)
        {
            problems.Add(Problem.At(Rules.BadData, type, Names.Short(type), found.Problem, found.Fix));
            return null;
        }

        List<MemberModel> members = [];
        foreach (ISymbol member in PassedMembers.Of(type))
        {
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

            members.Add(new MemberModel(Names.Escape(member.Name), parsed));
        }

        if (members.Count == 0)
        {
            problems.Add(Problem.At(
                Rules.BadData, type, Names.Short(type), "it has no members that can be written", "give it public fields, or properties with get and set"));
            return null;
        }

        string marshaller = Names.Nested(type) + "Marshaller";
        return new DataModel(
            Names.NamespaceOf(type),
            Names.Short(type),
            Names.Full(type),
            marshaller,
            type.IsReferenceType,
            new(members),
            members.Sum(member => member.Type.MinimumSize),
            Names.Source(type));
    }

    private static (string Problem, string Fix)? Refusal(INamedTypeSymbol type)
    {
        if (type.IsRecord)
        {
            return ("it is a record, which a board does not have", "make it a class or struct");
        }

        if (type.IsRefLikeType)
        {
            return ("it is a ref struct", "make it a plain struct");
        }

        if (type.IsAbstract)
        {
            return ("it is abstract", "pass a class that is not");
        }

        if (!IsVisible(type))
        {
            return ("generated code does not see it", "make it public or internal");
        }

        bool canBeMade = type.InstanceConstructors.Any(constructor =>
            constructor.Parameters.Length == 0 && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);
        return type.IsReferenceType && !canBeMade ? ("it has no constructor without parameters", "add one") : null;
    }

    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && (type.ContainingType is null || IsVisible(type.ContainingType));
}
