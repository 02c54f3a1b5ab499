using System.Globalization;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Calls;

/// <summary>The arguments of a call as the command line writes them.</summary>
internal static class CallArguments
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
        CallType? named = colon < 0 ? null : CallTypes.Find(text[..colon]);
        return named is null
            ? CallTypes.Find(Guess(text))!.CreateArgument(text)
            : named.CreateArgument(text[(colon + 1)..]);
    }

    private static string Guess(string text)
    {
        if (int.TryParse(text, Integer, CultureInfo.InvariantCulture, out _))
        {
            return "i32";
        }

        if (long.TryParse(text, Integer, CultureInfo.InvariantCulture, out _))
        {
            return "i64";
        }

        if (text is "true" or "false")
        {
            return "bool";
        }

        return double.TryParse(text, Real, CultureInfo.InvariantCulture, out double real) && double.IsFinite(real) ? "f64" : "str";
    }
}
