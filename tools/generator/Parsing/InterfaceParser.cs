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
        Place? place = Place.Of(type);
        InterfaceModel? model = Read(type, problems);
        bool isWrong = problems.Any(problem => problem.Rule.DefaultSeverity == DiagnosticSeverity.Error);

        // A member that comes from an assembly has no line.
        return new(isWrong ? null : model, place, new(problems.Select(problem => problem.Place is null ? problem with { Place = place } : problem).Distinct()));
    }

    private static InterfaceModel? Read(INamedTypeSymbol type, List<Problem> problems)
    {
        if ((Refusal(type) ?? ParentRefusal(type) ?? TakenName(type) ?? NoCallbacks(type)) is { } refusal)
        {
            problems.Add(refusal);
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

        TypeParser types = new(problems, type.ContainingAssembly, attribute is null);
        types.Marks.See(type);
        type.AllInterfaces.ToList().ForEach(types.Marks.See);
        List<MethodModel> methods = [];
        foreach (ISymbol member in type.AllInterfaces.Reverse().SelectMany(parent => parent.GetMembers()).Concat(type.GetMembers()))
        {
            if (MethodParser.Parse(member, attribute is null, types, problems) is { } method)
            {
                if (methods.Exists(other => other.Shape == method.Shape))
                {
                    problems.Add(Problem.At(
                        Rules.UnsupportedMember,
                        member,
                        Names.Short(member),
                        $"there is another {method.Shape}, from which a message could not tell it",
                        "give it another name"));
                }

                methods.Add(method);
            }
        }

        string stem = Names.Stem(type.Name);
        return types.HasRefused ? null : new InterfaceModel(
            Names.NamespaceOf(type),
            type.Name,
            stem,
            Names.Full(type),
            type.DeclaredAccessibility == Accessibility.Public,
            attribute is null ? null : service,
            feature,
            version,
            new(Constants.Give(methods, stem + "Functions")),
            new(types.Data),
            new(types.Enums),
            Taken.Alias(type, "Implemented", methods.Select(method => method.Owner).Distinct().Count()),
            Marks.ObsoleteOf(type),
            new(types.Marks.Suppressed),
            Names.Source(type));
    }

    private static Problem? Refusal(INamedTypeSymbol type)
    {
        (string Problem, string Fix)? refusal = type switch
        {
            { IsGenericType: true } => ("generic", "declare an interface for each type"),
            { ContainingType: not null } => ("declared inside another type", "move it out of that"),
            { IsFileLocal: true } => ("seen in its own file only", "remove 'file'"),
            _ when Names.Has(type, Names.ServiceInterface) && Names.Has(type, Names.CallbackInterface) =>
                ("marked as both a service and a callback", "remove one of the attributes"),
            _ => null,
        };
        return refusal is { } found ? Problem.At(Rules.BadInterface, type, Names.Short(type), found.Problem, found.Fix) : null;
    }

    // Interfaces of the runtime and the framework are no service interfaces: a caller's 'using' would dispose the service for all.
    private static Problem? ParentRefusal(INamedTypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(IsOfRuntime) is { } parent
            ? Problem.At(
                Rules.BadParent,
                type,
                Names.Short(type),
                Names.Short(parent),
                parent.Name is "IDisposable" or "IAsyncDisposable"
                    ? "one caller would dispose the service for all"
                    : "one caller would do it to the service of all")
            : null;

    private static bool IsOfRuntime(INamedTypeSymbol parent)
    {
        string space = Names.NamespaceOf(parent);
        return !Names.Has(parent, Names.ServiceInterface) && !Names.Has(parent, Names.CallbackInterface)
            && (space == "System" || space.StartsWith("System.", System.StringComparison.Ordinal)
                || (space is "Samgr" or "LiteIpc" or "LiteIpc.Kit" && !parent.Locations.Any(place => place.IsInSource)));
    }

    private static Problem? TakenName(INamedTypeSymbol type)
    {
        string space = Names.NamespaceOf(type);
        string stem = Names.Stem(type.Name);
        IAssemblySymbol assembly = type.ContainingAssembly;
        bool hasTasks = !Names.Has(type, Names.CallbackInterface) && Taken.Sees(type, "System.Threading.Tasks.Task`1");
        string? taken =
            Taken.IsForeign(assembly, space, stem + "Functions", mayBePart: false) ? stem + "Functions"
            : Taken.IsForeign(assembly, space, stem + "Proxy", mayBePart: true) ? stem + "Proxy"
            : Taken.IsForeign(assembly, space, stem + "Stub", mayBePart: false) ? stem + "Stub"
            : hasTasks && Taken.IsForeign(assembly, space, $"I{stem}Async", mayBePart: false) ? $"I{stem}Async"
            : null;
        if (taken is not null)
        {
            return Problem.At(Rules.TakenName, type, taken, Names.Short(type), "is the name of another type or namespace", "rename that or " + type.Name);
        }

        // IDoor and Door have one stem.
        string sister = "I" + stem;
        return sister != type.Name && Names.Stem(sister) == stem && type.ContainingNamespace.GetTypeMembers(sister, 0).Any(IsMarked)
            ? Problem.At(Rules.TakenName, type, stem + "Proxy", Names.Short(type), $"is generated for {sister}, too", "rename one of them")
            : null;
    }

    private static Problem? NoCallbacks(INamedTypeSymbol type)
    {
        if (!Names.Has(type, Names.CallbackInterface) || Taken.Sees(type, "Samgr.CallbackProxy"))
        {
            return null;
        }

        System.Version? version = type.ContainingModule.ReferencedAssemblies.FirstOrDefault(found => found.Name == "Samgr.Interfaces")?.Version;
        return Problem.At(Rules.NoCallbacks, type, Names.Short(type), version?.ToString(3) ?? "VERSION");
    }

    private static bool IsMarked(INamedTypeSymbol type) => Names.Has(type, Names.ServiceInterface) || Names.Has(type, Names.CallbackInterface);

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
