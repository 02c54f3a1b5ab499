using System.Globalization;
using System.Numerics;

namespace Samgr.Tool.Calls;

/// <summary>The types that a call can carry, by the names of the command line.</summary>
internal static class CallTypes
{
    private static readonly CallType[] _types =
    [
        new("bool", "bool", text => bool.Parse(text)),
        new("i8", "i32", text => sbyte.Parse(text, CultureInfo.InvariantCulture)),
        new("u8", "i32", text => byte.Parse(text, CultureInfo.InvariantCulture)),
        new("i16", "i32", text => short.Parse(text, CultureInfo.InvariantCulture)),
        new("u16", "i32", text => ushort.Parse(text, CultureInfo.InvariantCulture)),
        new("i32", "i32", text => int.Parse(text, CultureInfo.InvariantCulture)),
        new("u32", "u32", text => uint.Parse(text, CultureInfo.InvariantCulture)),
        new("i64", "i64", text => long.Parse(text, CultureInfo.InvariantCulture)),
        new("u64", "u64", text => ulong.Parse(text, CultureInfo.InvariantCulture)),
        new("f32", "f32", text => Finite(float.Parse(text, CultureInfo.InvariantCulture))),
        new("f64", "f64", text => Finite(double.Parse(text, CultureInfo.InvariantCulture))),
        new("str", "str", text => text),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => _types.Select(type => type.Name);

    /// <summary>Finds a type by its name; null when there is none.</summary>
    public static CallType? Find(string name) => Array.Find(_types, type => type.Name == name);

    /// <summary>Reads the types of a reply, separated by commas.</summary>
    /// <exception cref="FormatException">There is no type of such a name.</exception>
    public static IReadOnlyList<CallType> ParseList(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name =>
            Find(name) ?? throw new FormatException($"there is no type '{name}'; choose from {string.Join(", ", Names)}")),
    ];

    private static T Finite<T>(T value)
        where T : IFloatingPointIeee754<T> => T.IsFinite(value) ? value : throw new OverflowException();
}
