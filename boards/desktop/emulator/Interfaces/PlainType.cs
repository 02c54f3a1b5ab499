using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteIpc;

namespace Samgr.Emulator.Interfaces;

/// <summary>A type that one call of the serializer writes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsText">Whether its values are strings in JSON, and are written without quotes on the command line.</param>
/// <param name="Write">Writes a value.</param>
/// <param name="Read">Reads a value.</param>
internal sealed record PlainType(string Name, bool IsText, Action<IpcIo, JsonElement> Write, Func<IpcIo, JsonNode> Read)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    private static readonly Dictionary<string, PlainType> _all = new PlainType[]
    {
        new("bool", false, (io, value) => io.WriteBool(value.GetBoolean()), io => io.ReadBool()),
        new("i8", false, (io, value) => io.WriteInt8(value.GetSByte()), io => io.ReadInt8()),
        new("u8", false, (io, value) => io.WriteUint8(value.GetByte()), io => io.ReadUint8()),
        new("i16", false, (io, value) => io.WriteInt16(value.GetInt16()), io => io.ReadInt16()),
        new("u16", false, (io, value) => io.WriteUint16(value.GetUInt16()), io => io.ReadUint16()),
        new("i32", false, (io, value) => io.WriteInt32(value.GetInt32()), io => io.ReadInt32()),
        new("u32", false, (io, value) => io.WriteUint32(value.GetUInt32()), io => io.ReadUint32()),
        new("i64", false, (io, value) => io.WriteInt64(value.GetInt64()), io => io.ReadInt64()),
        new("u64", false, (io, value) => io.WriteUint64(value.GetUInt64()), io => io.ReadUint64()),
        new("f32", false, (io, value) => io.WriteFloat(Single(value)), io => Node(io.ReadFloat())),
        new("f64", false, (io, value) => io.WriteDouble(Double(value)), io => Node(io.ReadDouble())),
        new("char", true, (io, value) => io.WriteUint16(Character(value)), io => ((char)io.ReadUint16()).ToString()),
        new("time", true, (io, value) => io.WriteInt64(Time(value)), io => Time(io)),
        new("span", true, (io, value) => io.WriteInt64(Span(value)), io => new TimeSpan(io.ReadInt64()).ToString("c", CultureInfo.InvariantCulture)),
        new("str", true, (io, value) => io.WriteString(value.GetString()), io => io.ReadString() ?? ""),
    }.ToDictionary(type => type.Name);

    /// <summary>Finds a type.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static PlainType Find(string name) =>
        _all.GetValueOrDefault(name) ?? throw new FormatException($"the type {name} is unknown here: the service was built with a newer version");

    private static float Single(JsonElement value)
    {
        double wide = Double(value);
        return double.IsFinite(wide) && !float.IsFinite((float)wide) ? throw new OverflowException() : (float)wide;
    }

    private static double Double(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString() switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => throw new FormatException(),
            };
        }

        double number = value.GetDouble();
        return double.IsFinite(number) ? number : throw new OverflowException();
    }

    // JSON has no number for these.
    private static JsonNode Node(double value) => double.IsFinite(value) ? value : value.ToString(CultureInfo.InvariantCulture);

    private static JsonNode Node(float value) => float.IsFinite(value) ? value : value.ToString(CultureInfo.InvariantCulture);

    private static ushort Character(JsonElement value) => value.GetString() is { Length: 1 } text ? text[0] : throw new FormatException();

    private static long Time(JsonElement value) =>
        DateTime.Parse(value.GetString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind).Ticks;

    private static string Time(IpcIo io)
    {
        long ticks = io.ReadInt64();
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime(ticks).ToString(TimeFormat, CultureInfo.InvariantCulture)
            : throw new FormatException("there is no such time");
    }

    private static long Span(JsonElement value) => TimeSpan.Parse(value.GetString() ?? "", CultureInfo.InvariantCulture).Ticks;
}
