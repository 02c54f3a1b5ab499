using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>Reads an annotated interface.</summary>
public static class InterfaceParser
{
    private const int LastVersion = 22;

    /// <summary>Reads an interface.</summary>
    public static Parsed<InterfaceModel> Parse(INamedTypeSymbol type)
    {
        List<Problem> problems = [];
        InterfaceModel? model = Read(type, problems);
        bool isWrong = problems.Any(problem => problem.Rule.DefaultSeverity == DiagnosticSeverity.Error);
        return new(isWrong ? null : model, Place.Of(type), new(problems));
    }

    private static InterfaceModel? Read(INamedTypeSymbol type, List<Problem> problems)
    {
        if (Refusal(type) is { } refusal)
        {
            problems.Add(Problem.At(Rules.BadInterface, type, Names.Short(type), refusal.Problem, refusal.Fix));
            return null;
        }

        AttributeData? attribute = Names.Find(type, Names.ServiceInterface);
        string? service = attribute?.ConstructorArguments.FirstOrDefault().Value as string;
        string? feature = Named(attribute, "Feature") as string;
        int version = Named(attribute, "Version") as int? ?? 1;
        if (attribute is not null)
        {
            CheckName("service", service ?? "", type, problems);
            CheckName("feature", feature ?? "default", type, problems);
            if (version is < 1 or > LastVersion)
            {
                problems.Add(Problem.At(Rules.BadVersion, type, Names.Short(type), version.ToString()));
            }
        }

        TypeParser types = new(problems);
        List<MethodModel> methods = [];
        foreach (ISymbol member in type.AllInterfaces.Reverse().SelectMany(parent => parent.GetMembers()).Concat(type.GetMembers()))
        {
            if (MethodParser.Parse(member, attribute is null, types, problems) is { } method)
            {
                if (methods.Exists(other => other.Signature == method.Signature))
                {
                    problems.Add(Problem.At(
                        Rules.UnsupportedMember,
                        member,
                        Names.Short(member),
                        $"there is another {method.Signature}, from which a message could not tell it",
                        "give it another name"));
                }

                int namesakes = methods.Count(other => other.Name == method.Name);
                methods.Add(namesakes == 0 ? method : method with { Constant = method.Name + (namesakes + 1) });
            }
        }

        return new InterfaceModel(
            Names.NamespaceOf(type),
            type.Name,
            Names.Stem(type.Name),
            Names.Full(type),
            type.DeclaredAccessibility == Accessibility.Public,
            attribute is null ? null : service,
            feature,
            version,
            new(methods),
            new(types.Data),
            new(types.Enums),
            Names.Source(type));
    }

    private static (string Problem, string Fix)? Refusal(INamedTypeSymbol type)
    {
        if (type.IsGenericType)
        {
            return ("generic", "declare an interface for each type");
        }

        return type.ContainingType is null ? null : ("declared inside another type", "move it out of that");
    }

    private static object? Named(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static void CheckName(string what, string name, INamedTypeSymbol type, List<Problem> problems)
    {
        int bytes = Names.Bytes(name);
        if (bytes is 0 or > Names.LongestName)
        {
            problems.Add(Problem.At(Rules.BadName, type, what, name, Names.Short(type), bytes.ToString()));
        }
    }
}
