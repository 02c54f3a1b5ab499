using System.Linq;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>Reads a class that serves annotated interfaces.</summary>
internal static class ServiceParser
{
    private const int ApplicationService = 4;
    private const int Middle = 1;
    private const int Normal = 24;
    private const int StackSize = 0x800;
    private const int QueueSize = 20;
    private const int Single = 1;

    /// <summary>Reads a class.</summary>
    public static Parsed<ServiceModel> Parse(INamedTypeSymbol type)
    {
        AttributeData? attribute = Names.Find(type, Names.Service);
        INamedTypeSymbol[] marked = [.. type.AllInterfaces.Where(found => Names.Has(found, Names.ServiceInterface))];
        ServedInterface[] interfaces =
        [
            .. marked.Select(Served)
                .OfType<ServedInterface>()
                .OrderBy(served => served.Service, System.StringComparer.Ordinal)
                .ThenBy(served => served.Feature, System.StringComparer.Ordinal),
        ];
        IMethodSymbol? constructor = type.InstanceConstructors.FirstOrDefault(TakesSamgr)
            ?? type.InstanceConstructors.FirstOrDefault(found => found.Parameters.Length == 0 && IsVisible(found));
        if (Refusal(type, interfaces.Length > 0, constructor) is { } refusal)
        {
            return new(null, Place.Of(type), new([Problem.At(Rules.BadService, type, Names.Short(type), refusal.Problem, refusal.Fix)]));
        }

        string module = type.Name + "Module";
        if (Taken.IsForeign(type.ContainingAssembly, Names.NamespaceOf(type), module, mayBePart: false))
        {
            return new(null, Place.Of(type), new([Problem.At(
                Rules.TakenName, type, module, Names.Short(type), "is the name of another type or namespace", "rename that or " + type.Name)]));
        }

        if (marked.FirstOrDefault(found => !IsOwn(found, type) && !Names.HasGenerated(found, "Stub")) is { } bare)
        {
            return new(null, Place.Of(type), new([Problem.At(
                Rules.BadService, type, Names.Short(type), $"implements {Names.Short(bare)}, whose project has no generated code", "reference Samgr.Generator there")]));
        }

        if (type.AllInterfaces.FirstOrDefault(found => Names.Has(found, Names.CallbackInterface)) is { } callback)
        {
            return new(null, Place.Of(type), new([Problem.At(Rules.ServiceAsCallback, type, Names.Short(type), Names.Short(callback))]));
        }

        if (interfaces.GroupBy(served => (served.Service, served.Feature)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return new(null, Place.Of(type), new([Problem.At(
                Rules.BadService,
                type,
                Names.Short(type),
                $"implements {twice.Count()} interfaces of the {ServiceNames.Describe(twice.Key.Service, twice.Key.Feature)}",
                "give each a name or feature of its own, or leave one out")]));
        }

        if (marked.Any(found => IsOwn(found, type) && InterfaceParser.Parse(found).Model is null))
        {
            // The interface is reported where it is declared.
            return new(null, Place.Of(type), new([]));
        }

        Marks marks = new();
        marks.See(type);
        marks.See(constructor!);
        marked.ToList().ForEach(marks.See);
        return new(
            new ServiceModel(
                Names.NamespaceOf(type),
                type.Name,
                Names.Full(type),
                constructor!.Parameters.Length > 0,
                Number(attribute, "Group", ApplicationService),
                Number(attribute, "Level", Middle),
                Number(attribute, "Priority", Normal),
                Number(attribute, "StackSize", StackSize),
                Number(attribute, "QueueSize", QueueSize),
                Number(attribute, "TaskType", Single),
                new(interfaces),
                Names.Has(type, "System.ObsoleteAttribute") || Marks.IsObsoleteError(constructor),
                new(marks.Suppressed),
                Names.Source(type)),
            Place.Of(type),
            new([]));
    }

    private static ServedInterface? Served(INamedTypeSymbol type)
    {
        AttributeData? attribute = Names.Find(type, Names.ServiceInterface);
        if (attribute?.ConstructorArguments.FirstOrDefault().Value is not string service)
        {
            return null;
        }

        string stub = Names.Global(Names.NamespaceOf(type), "") + Names.Stem(type.Name) + "Stub";
        return new(stub, service, attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Feature").Value.Value as string);
    }

    private static bool IsOwn(INamedTypeSymbol found, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(found.ContainingAssembly, type.ContainingAssembly);

    private static int Number(AttributeData? attribute, string name, int otherwise) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as int? ?? otherwise;

    private static bool TakesSamgr(IMethodSymbol constructor) =>
        IsVisible(constructor) && constructor.Parameters.Length == 1 && Names.Full(constructor.Parameters[0].Type) == "global::Samgr.SamgrLite";

    private static bool IsVisible(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static (string Problem, string Fix)? Refusal(INamedTypeSymbol type, bool servesAny, IMethodSymbol? constructor)
    {
        if (type.ContainingType is not null)
        {
            return ("is declared inside another type", "move it out of that");
        }

        if (type.IsAbstract || type.IsGenericType)
        {
            return (type.IsGenericType ? "is generic" : "is abstract or static", "mark a class that can be made");
        }

        if (type.IsFileLocal)
        {
            return ("is seen in its own file only", "remove 'file'");
        }

        if (!servesAny)
        {
            return ("implements no interface marked [ServiceInterface]", "add one, or remove [Service]");
        }

        if (constructor is null)
        {
            return ("has no constructor without parameters and none that takes SamgrLite", "add one");
        }

        return HasRequired(type) && !Names.Has(constructor, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute")
            ? ("has required members, which no module can set", "give them values in the constructor")
            : null;
    }

    private static bool HasRequired(INamedTypeSymbol type) =>
        type.GetMembers().Any(member => member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true })
        || (type.BaseType is { } parent && HasRequired(parent));
}
