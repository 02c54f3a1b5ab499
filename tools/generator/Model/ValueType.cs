namespace Samgr.Generator.Model;

/// <summary>The type of an argument, a result or a member.</summary>
/// <param name="Kind">How it goes into a message.</param>
/// <param name="CSharp">The type as generated code spells it, its '?' included.</param>
/// <param name="Wire">The type as the message has it, and 'info' shows it.</param>
/// <param name="Io">The suffix of the serializer's methods, such as Int32; of an enum that of its number.</param>
/// <param name="Number">The type of the number of an enum or character; empty for others.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="IsReference">Whether it is a reference type.</param>
/// <param name="MinimumSize">Bytes that it takes at least.</param>
/// <param name="FixedSize">Bytes that it takes always; 0 when that depends on the value.</param>
/// <param name="Name">The name that a person knows it by.</param>
public sealed record ValueType(
    ValueKind Kind,
    string CSharp,
    string Wire,
    string Io,
    string Number,
    bool IsNullable,
    bool IsReference,
    int MinimumSize,
    int FixedSize,
    string Name)
{
    /// <summary>The result of a void method.</summary>
    public static ValueType Void { get; } = new(ValueKind.None, "void", "void", "", "", false, false, 0, 0, "void");

    /// <summary>The type as the message has it, with the names of the members of data: what the lock file compares.</summary>
    public string NamedWire { get; init; } = Wire;

    /// <summary>Of an array, what it holds.</summary>
    public ValueType? Element { get; init; }

    /// <summary>Of service data, the class that writes and reads it; of a callback, the prefix of its proxy and stub.</summary>
    public string Helper { get; init; } = "";

    /// <summary>Whether it is nothing.</summary>
    public bool IsVoid => Kind == ValueKind.None;

    /// <summary>The type without its '?'.</summary>
    public string Bare => IsNullable ? CSharp.Substring(0, CSharp.Length - 1) : CSharp;
}
