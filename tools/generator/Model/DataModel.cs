namespace Samgr.Generator.Model;

/// <summary>A struct or class that is passed by value.</summary>
/// <param name="Namespace">Its namespace; empty for none.</param>
/// <param name="Name">Its name, with those of the types around it.</param>
/// <param name="CSharp">The type as generated code spells it.</param>
/// <param name="Marshaller">The name of the class that writes and reads it.</param>
/// <param name="IsClass">Whether it is a class.</param>
/// <param name="Members">Its members.</param>
/// <param name="Initializer">The initializer of members that must be set at creation, as code spells it; empty for none.</param>
/// <param name="IsObsolete">Whether one of its members may only be used by what is obsolete.</param>
/// <param name="MinimumSize">Bytes that it takes at least.</param>
/// <param name="Suppressed">The warnings that its marks would raise in generated code.</param>
/// <param name="Source">The place of its declaration, for the header of the file.</param>
public sealed record DataModel(
    string Namespace,
    string Name,
    string CSharp,
    string Marshaller,
    bool IsClass,
    EquatableArray<MemberModel> Members,
    string Initializer,
    bool IsObsolete,
    int MinimumSize,
    EquatableArray<string> Suppressed,
    string Source);

/// <summary>A field or property of service data.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Type">Its type.</param>
/// <param name="HiddenIn">The base class through which it is reached, as a class after that has a member of its name; empty for none.</param>
public sealed record MemberModel(string Name, ValueType Type, string HiddenIn)
{
    /// <summary>The member of a value, as code spells it.</summary>
    public string Of(string value) => HiddenIn.Length == 0 ? $"{value}.{Name}" : $"(({HiddenIn}){value}).{Name}";
}
