using System.Globalization;

namespace Samgr.NanoGate.Emission;

/// <summary>Reads the constants of the details file.</summary>
internal static class Literal
{
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
