using Mono.Cecil;
using Samgr.NanoGate.Listing;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>Compares the references of an assembly with the lists: for assemblies that the gate did not compile itself.</summary>
internal static class ReferenceRules
{
    private static readonly string[] _desktopLibraries = ["System.Runtime", "System.Private.CoreLib", "netstandard"];

    public static IEnumerable<Finding> Check(byte[] image, string name)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(image));
        if (module.AssemblyReferences.FirstOrDefault(known => _desktopLibraries.Contains(known.Name)) is { } desktop)
        {
            return [Unplaced(NanoRules.DoesNotCompile, $"the reference to {desktop.Name}, which only the desktop has", name)];
        }

        SurfaceCatalogue surface = SurfaceCatalogue.Shipped;
        HashSet<string> libraries = [.. surface.Libraries.Select(library => library.Name)];
        IEnumerable<string> types = module.GetTypeReferences()
            .Where(type => libraries.Contains(type.Scope.Name) && !surface.Contains(ListName(type)))
            .Select(type => $"'{type.FullName}'");
        IEnumerable<string> members = module.GetMemberReferences()
            .Where(member => surface.Contains(ListName(member.DeclaringType)) && !Declares(surface, member))
            .Select(member => $"'{member.FullName}'");
        return [.. types.Concat(members).Select(subject => Unplaced(NanoRules.MissingApi, subject, name))];
    }

    private static Finding Unplaced(Rule rule, string subject, string name) => new(rule, subject, name, 0, 0) { IsExact = false };

    private static bool Declares(SurfaceCatalogue surface, MemberReference member)
    {
        SurfaceType type = surface.Find(ListName(member.DeclaringType)).Type;
        return surface.AncestorsOf(type).Prepend(type).SelectMany(one => one.Members).Any(listed => Matches(listed, member));
    }

    private static bool Matches(SurfaceMember listed, MemberReference member) => listed.Kind switch
    {
        SurfaceMemberKind.Property => member.Name == "get_" + listed.Name || member.Name == "set_" + listed.Name,
        SurfaceMemberKind.Event => member.Name == "add_" + listed.Name || member.Name == "remove_" + listed.Name,
        SurfaceMemberKind.Constructor or SurfaceMemberKind.Method => listed.Name == member.Name
            && member is MethodReference method
            && listed.Parameters.Select(parameter => parameter.Type)
                .SequenceEqual(method.Parameters.Select(parameter => ListName(parameter.ParameterType).TrimEnd('&'))),
        _ => listed.Name == member.Name,
    };

    private static string ListName(TypeReference type) => type.FullName.Replace('/', '+');
}
