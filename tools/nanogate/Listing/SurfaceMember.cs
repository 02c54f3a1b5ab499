namespace Samgr.NanoGate.Listing;

/// <summary>The kind of member that a list line declares.</summary>
internal enum SurfaceMemberKind
{
    /// <summary>An instance constructor.</summary>
    Constructor,

    /// <summary>A method, including operators.</summary>
    Method,

    /// <summary>A field or a constant.</summary>
    Field,

    /// <summary>A property or an indexer.</summary>
    Property,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A value of an enumeration.</summary>
    EnumValue,
}

/// <summary>Modifiers of a member that its list line spells out.</summary>
[Flags]
internal enum SurfaceModifiers
{
    /// <summary>No modifier.</summary>
    None = 0,

    /// <summary>The member belongs to the type.</summary>
    Static = 1,

    /// <summary>The member can be overridden, or overrides another one.</summary>
    Virtual = 2,

    /// <summary>The member has no body.</summary>
    Abstract = 4,

    /// <summary>The field is a constant.</summary>
    Constant = 8,

    /// <summary>The property can be read.</summary>
    Readable = 16,

    /// <summary>The property can be written.</summary>
    Writable = 32,
}

/// <summary>One member of a type.</summary>
/// <param name="Line">The list line, trimmed: the identity of the member within its type.</param>
/// <param name="Kind">The sort of member.</param>
/// <param name="Name">The metadata name.</param>
/// <param name="Type">The type of the field, property or event, or what the method returns.</param>
/// <param name="Modifiers">The modifiers the line spells out.</param>
/// <param name="Parameters">The parameters of a method or constructor.</param>
/// <param name="Value">The value of an enumeration member.</param>
internal sealed record SurfaceMember(
    string Line,
    SurfaceMemberKind Kind,
    string Name,
    string Type,
    SurfaceModifiers Modifiers,
    IReadOnlyList<SurfaceParameter> Parameters,
    int Value = 0)
{
    /// <summary>Whether the line spells out every one of the given modifiers.</summary>
    public bool Is(SurfaceModifiers modifiers) => (Modifiers & modifiers) == modifiers;
}

/// <summary>One parameter of a method or constructor.</summary>
/// <param name="Type">The type, without out or ref.</param>
/// <param name="IsReference">Whether the argument is passed by reference.</param>
/// <param name="IsOut">Whether the method assigns the argument.</param>
/// <param name="IsOptional">Whether a call may leave the argument out.</param>
internal sealed record SurfaceParameter(string Type, bool IsReference, bool IsOut, bool IsOptional);
