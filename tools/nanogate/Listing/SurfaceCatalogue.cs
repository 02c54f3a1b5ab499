using System.Reflection;

namespace Samgr.NanoGate.Listing;

/// <summary>Every library the gate knows, with the lookups that need more than one of them.</summary>
public sealed class SurfaceCatalogue
{
    private readonly Dictionary<string, (SurfaceLibrary Library, SurfaceType Type)> _types = new(StringComparer.Ordinal);

    /// <summary>Joins libraries and the facts their lists do not show.</summary>
    /// <param name="libraries">The libraries.</param>
    /// <param name="details">The further facts.</param>
    internal SurfaceCatalogue(IReadOnlyList<SurfaceLibrary> libraries, SurfaceDetails details)
    {
        Libraries = libraries;
        Details = details;
        foreach (SurfaceLibrary library in libraries)
        {
            foreach (SurfaceType type in library.Types)
            {
                _types.Add(type.MetadataName, (library, type));
            }
        }
    }

    /// <summary>The libraries whose lists this assembly carries: the v1 line.</summary>
    public static SurfaceCatalogue Shipped { get; } = ReadShipped();

    /// <summary>Whether a board has a library of that name.</summary>
    public bool HasLibrary(string name) => Libraries.Any(library => library.Name == name);

    /// <summary>The libraries.</summary>
    internal IReadOnlyList<SurfaceLibrary> Libraries { get; }

    /// <summary>The facts the lists do not show.</summary>
    internal SurfaceDetails Details { get; }

    /// <summary>Finds a type by its metadata name.</summary>
    /// <param name="metadataName">The full name, with the number of type parameters if it has any.</param>
    /// <returns>The type and the library that declares it.</returns>
    /// <exception cref="FormatException">No library declares it.</exception>
    internal (SurfaceLibrary Library, SurfaceType Type) Find(string metadataName) =>
        _types.TryGetValue(metadataName, out var found)
            ? found
            : throw new FormatException($"The surface lists use '{metadataName}' and none of them declares it.");

    /// <summary>Whether some library declares a type.</summary>
    /// <param name="metadataName">The full name.</param>
    /// <returns>Whether it is declared.</returns>
    public bool Contains(string metadataName) => _types.ContainsKey(metadataName);

    /// <summary>The base class of a type; null for interfaces and for the root of all.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The metadata name of the base class.</returns>
    internal string? BaseOf(SurfaceType type) => type.Kind switch
    {
        SurfaceTypeKind.Interface => null,
        SurfaceTypeKind.Struct => "System.ValueType",
        SurfaceTypeKind.Enum => "System.Enum",
        SurfaceTypeKind.Delegate => "System.MulticastDelegate",
        _ when type.FullName == "System.Object" => null,
        _ when type.FullName == "System.Enum" => "System.ValueType",
        _ => type.Bases.FirstOrDefault(name => Find(name).Type.Kind != SurfaceTypeKind.Interface) ?? "System.Object",
    };

    /// <summary>The interfaces of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Their metadata names.</returns>
    internal IEnumerable<string> InterfacesOf(SurfaceType type) =>
        type.Bases.Where(name => Find(name).Type.Kind == SurfaceTypeKind.Interface);

    /// <summary>The base classes of a type, the nearest first.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The chain up to the root.</returns>
    internal IEnumerable<SurfaceType> AncestorsOf(SurfaceType type)
    {
        for (string? name = BaseOf(type); name is not null; name = BaseOf(type))
        {
            type = Find(name).Type;
            yield return type;
        }
    }

    private static SurfaceCatalogue ReadShipped()
    {
        Assembly assembly = typeof(SurfaceCatalogue).Assembly;
        SurfaceLibrary[] libraries =
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("surface/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => SurfaceReader.Read(ReadResource(assembly, name))),
        ];
        return new SurfaceCatalogue(libraries, SurfaceDetails.Read(ReadResource(assembly, "surface-details.txt") + '\n' + ReadResource(assembly, "surface-details-mscorlib.txt")));
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
