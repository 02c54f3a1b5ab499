using System.Reflection;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Emission;

/// <summary>Decides which slots of a type a member takes: a new one, an inherited one or none.</summary>
internal sealed class Virtuality(SurfaceCatalogue catalogue)
{
    public MethodAttributes OfMethod(SurfaceType type, SurfaceMember method)
    {
        if (type.Kind == SurfaceTypeKind.Interface)
        {
            return InterfaceMember;
        }

        if (!method.Is(SurfaceModifiers.Virtual))
        {
            return 0;
        }

        bool overrides = catalogue.AncestorsOf(type).Any(ancestor => ancestor.Members.Any(other =>
            other.Name == method.Name
            && other.Is(SurfaceModifiers.Virtual)
            && other.Parameters.SequenceEqual(method.Parameters)));
        return Slot(overrides, method.Is(SurfaceModifiers.Abstract));
    }

    public MethodAttributes OfProperty(SurfaceType type, SurfaceMember property)
    {
        if (type.Kind == SurfaceTypeKind.Interface)
        {
            return InterfaceMember;
        }

        bool overrides = catalogue.AncestorsOf(type).Any(ancestor =>
            ancestor.Members.Any(other => other.Name == property.Name && IsMarked(ancestor, other)));
        bool implements = catalogue.InterfacesOf(type).Any(name =>
            catalogue.Find(name).Type.Members.Any(other => other.Name == property.Name));
        return overrides || implements || IsMarked(type, property)
            ? Slot(overrides, catalogue.Details.Has("abstract", type.FullName, property.Line))
            : 0;
    }

    private const MethodAttributes InterfaceMember =
        MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.NewSlot;

    private static MethodAttributes Slot(bool overrides, bool isAbstract) =>
        MethodAttributes.Virtual
        | (overrides ? MethodAttributes.ReuseSlot : MethodAttributes.NewSlot)
        | (isAbstract ? MethodAttributes.Abstract : 0);

    private bool IsMarked(SurfaceType type, SurfaceMember property) =>
        catalogue.Details.Has("abstract", type.FullName, property.Line)
        || catalogue.Details.Has("virtual", type.FullName, property.Line);
}
