using System.Globalization;
using System.Numerics;

namespace Samgr.Tool.Calls;

/// <summary>The types that a call can carry, by the names of the command line.</summary>
public static class CallTypes
{
    private static readonly Dictionary<string, Func<string, object>> _parsers = new()
    {
        ["bool"] = text => bool.Parse(text),
        ["i8"] = text => sbyte.Parse(text, CultureInfo.InvariantCulture),
        ["u8"] = text => byte.Parse(text, CultureInfo.InvariantCulture),
        ["i16"] = text => short.Parse(text, CultureInfo.InvariantCulture),
        ["u16"] = text => ushort.Parse(text, CultureInfo.InvariantCulture),
        ["i32"] = text => int.Parse(text, CultureInfo.InvariantCulture),
        ["u32"] = text => uint.Parse(text, CultureInfo.InvariantCulture),
        ["i64"] = text => long.Parse(text, CultureInfo.InvariantCulture),
        ["u64"] = text => ulong.Parse(text, CultureInfo.InvariantCulture),
        ["f32"] = text => Finite(float.Parse(text, CultureInfo.InvariantCulture)),
        ["f64"] = text => Finite(double.Parse(text, CultureInfo.InvariantCulture)),
        ["str"] = text => text,
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => _parsers.Keys;

    /// <summary>Reads a value of a type.</summary>
    /// <exception cref="FormatException">The text is no value of that type.</exception>
    public static object Parse(string type, string text)
    {
        try
        {
            return _parsers[type](text);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new FormatException($"'{text}' is no {type}; correct it, or write str:{text} to send it as text");
        }
    }

    /// <summary>Reads the types of a reply, separated by commas.</summary>
    /// <exception cref="FormatException">There is no type of such a name.</exception>
    public static IReadOnlyList<string> ParseList(string text)
    {
        string[] types = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (string type in types)
        {
            if (!_parsers.ContainsKey(type))
            {
                throw new FormatException($"there is no type '{type}'; choose from {string.Join(", ", Names)}");
            }
        }

        return types;
    }

    private static T Finite<T>(T value)
        where T : IFloatingPointIeee754<T> => T.IsFinite(value) ? value : throw new OverflowException();
}
