using System.Globalization;

namespace Samgr.NanoGate.Emission;

/// <summary>Reads the constants of the details file.</summary>
internal static class Literal
{
    /// <summary>Whether values of a structure are written as a number.</summary>
    public static bool IsNumber(string type) => type is "System.Char" or "System.Boolean" or "System.SByte" or "System.Byte" or "System.Int16" or "System.UInt16"
        or "System.Int32" or "System.UInt32" or "System.Int64" or "System.UInt64" or "System.Single" or "System.Double";

    public static object Parse(string type, string? text)
    {
        string value = text ?? throw new FormatException($"A constant of type {type} has no value in the details.");
        CultureInfo culture = CultureInfo.InvariantCulture;
        return type switch
        {
            "System.String" => value,
            "System.Char" => (char)ushort.Parse(value, culture),
            "System.Boolean" => value != "0",
            "System.SByte" => sbyte.Parse(value, culture),
            "System.Byte" => byte.Parse(value, culture),
            "System.Int16" => short.Parse(value, culture),
            "System.UInt16" => ushort.Parse(value, culture),
            "System.Int64" => long.Parse(value, culture),
            "System.UInt32" => uint.Parse(value, culture),
            "System.UInt64" => ulong.Parse(value, culture),
            "System.Single" => float.Parse(value, culture),
            "System.Double" => double.Parse(value, culture),
            _ => int.Parse(value, culture),
        };
    }
}
