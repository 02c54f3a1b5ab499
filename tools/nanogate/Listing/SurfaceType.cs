namespace Samgr.NanoGate.Listing;

/// <summary>The kind of type that a list line declares.</summary>
internal enum SurfaceTypeKind
{
    /// <summary>A class.</summary>
    Class,

    /// <summary>A class that is abstract.</summary>
    AbstractClass,

    /// <summary>A class that is sealed.</summary>
    SealedClass,

    /// <summary>A static class.</summary>
    StaticClass,

    /// <summary>A value type.</summary>
    Struct,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>An enumeration.</summary>
    Enum,

    /// <summary>A delegate.</summary>
    Delegate,
}

/// <summary>One type of a library, with its members.</summary>
/// <param name="Kind">The sort of type.</param>
/// <param name="FullName">Namespace and name; a plus sign stands between a type and the one nested in it.</param>
/// <param name="GenericParameters">The names of the type parameters; empty when the type is not generic.</param>
/// <param name="Bases">The base type and the interfaces, as listed.</param>
/// <param name="Members">The members, in list order.</param>
internal sealed record SurfaceType(
    SurfaceTypeKind Kind,
    string FullName,
    IReadOnlyList<string> GenericParameters,
    IReadOnlyList<string> Bases,
    IReadOnlyList<SurfaceMember> Members)
{
    /// <summary>The full name as metadata spells it: with the number of type parameters.</summary>
    public string MetadataName => GenericParameters.Count == 0 ? FullName : $"{FullName}`{GenericParameters.Count}";

    /// <summary>The type this one is nested in, or null.</summary>
    public string? Outer => FullName.LastIndexOf('+') is var plus && plus < 0 ? null : FullName[..plus];

    /// <summary>The namespace; empty for a nested type.</summary>
    public string Namespace => Outer is not null || FullName.LastIndexOf('.') is var dot && dot < 0 ? "" : FullName[..dot];

    /// <summary>The name without namespace or outer type, as metadata spells it.</summary>
    public string Name => MetadataName[(FullName.LastIndexOfAny(['.', '+']) + 1)..];
}
