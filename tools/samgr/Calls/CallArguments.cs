using System.Globalization;
using System.Text.Json;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Calls;

/// <summary>The arguments of a call as the command line writes them.</summary>
public static class CallArguments
{
    private const NumberStyles Integer = NumberStyles.AllowLeadingSign;
    private const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Reads a value: `5` is an i32, `5000000000` an i64, `1.5` an f64, `true` a bool, anything else a str; a type in front
    /// says it outright, as in `u8:1` or `str:5`.
    /// </summary>
    /// <exception cref="FormatException">The value does not fit the type in front of it.</exception>
    public static CallArgument Parse(string text)
    {
        int colon = text.IndexOf(':');
        string type = colon > 0 && CallTypes.Names.Contains(text[..colon]) ? text[..colon] : "";
        return type.Length > 0 ? Create(type, CallTypes.Parse(type, text[(colon + 1)..])) : Guess(text);
    }

    private static CallArgument Guess(string text)
    {
        if (int.TryParse(text, Integer, CultureInfo.InvariantCulture, out int small))
        {
            return Create("i32", small);
        }

        if (long.TryParse(text, Integer, CultureInfo.InvariantCulture, out long large))
        {
            return Create("i64", large);
        }

        if (text is "true" or "false")
        {
            return Create("bool", text == "true");
        }

        return double.TryParse(text, Real, CultureInfo.InvariantCulture, out double real) && double.IsFinite(real)
            ? Create("f64", real)
            : Create("str", text);
    }

    private static CallArgument Create(string type, object value) => new(type, JsonSerializer.SerializeToElement(value));
}
