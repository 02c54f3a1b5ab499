using System.Text.Json;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Modules;

/// <summary>Sends values through an echo and compares what comes back.</summary>
internal static class EchoCheck
{
    private static readonly JsonSerializerOptions _options = new()
    {
        IncludeFields = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Sends the value of a seed in every way that the echo has.</summary>
    /// <returns>Null, or what did not come back as it went.</returns>
    public static string? Run(IEcho echo, int seed)
    {
        Everything sent = AnyEverything.From(seed);
        string? problem = null;
        void Same<T>(T expected, T found, string what) => problem ??= Write(expected) == Write(found) ? null : $"{what}: {Write(expected)} became {Write(found)}";

        Same(sent.Bool, echo.OfBool(sent.Bool), "bool");
        Same(sent.Int8, echo.OfInt8(sent.Int8), "sbyte");
        Same(sent.Uint8, echo.OfUint8(sent.Uint8), "byte");
        Same(sent.Int16, echo.OfInt16(sent.Int16), "short");
        Same(sent.Uint16, echo.OfUint16(sent.Uint16), "ushort");
        Same(sent.Int32, echo.OfInt32(sent.Int32), "int");
        Same(sent.Uint32, echo.OfUint32(sent.Uint32), "uint");
        Same(sent.Int64, echo.OfInt64(sent.Int64), "long");
        Same(sent.Uint64, echo.OfUint64(sent.Uint64), "ulong");
        Same(BitConverter.SingleToInt32Bits(sent.Single), BitConverter.SingleToInt32Bits(echo.OfSingle(sent.Single)), "float");
        Same(BitConverter.DoubleToInt64Bits(sent.Double), BitConverter.DoubleToInt64Bits(echo.OfDouble(sent.Double)), "double");
        Same((int)sent.Char, echo.OfChar(sent.Char), "char");
        Same(sent.Time, echo.OfTime(sent.Time), "DateTime");
        Same(sent.Span, echo.OfSpan(sent.Span), "TimeSpan");
        Same(sent.Text, echo.OfText(sent.Text), "string");
        Same(sent.OptionalText, echo.OfOptionalText(sent.OptionalText), "string?");
        Same(sent.Mode, echo.OfMode(sent.Mode), "enum");
        Same(sent.Bytes, echo.OfBytes(sent.Bytes), "byte[]");
        long[]? longs = sent.OptionalBytes?.Select(value => (long)value << 40).ToArray();
        Same(longs, echo.OfLongs(longs), "long[]?");
        float[] singles = [.. sent.Ints.Select(BitConverter.Int32BitsToSingle), sent.Single, float.NaN];
        Same(singles.Select(BitConverter.SingleToInt32Bits), echo.OfSingles(singles).Select(BitConverter.SingleToInt32Bits), "float[]");
        double[]? doubles = longs is null ? null : [.. longs.Select(BitConverter.Int64BitsToDouble), sent.Double, double.NaN];
        Same(doubles?.Select(BitConverter.DoubleToInt64Bits), echo.OfDoubles(doubles)?.Select(BitConverter.DoubleToInt64Bits), "double[]?");
        Same(sent.Texts, echo.OfTexts(sent.Texts), "string[]");
        Same(sent.Readings, echo.OfReadings(sent.Readings), "struct[]");
        Same(sent, echo.OfEverything(sent), "class");
        Same(null, echo.OfOptional(null), "class?");

        int number = sent.Int16;
        string text = sent.Text;
        Note? note = sent.Note;
        echo.Exchange(seed, ref number, ref text, out Reading reading, out byte[]? reply, ref note);
        Same(new Reading { Sensor = seed, Tenths = sent.Int16, Name = sent.Text }, reading, "out struct");
        Same(sent.Note is null ? null : new byte[seed & 15], reply, "out byte[]?");
        Same(sent.Int16 + 1, number, "ref int");
        Same(sent.Text + "!", text, "ref string");
        Same(sent.Note is null ? new Note { Text = text } : null, note, "ref class?");
        return problem;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, _options);
}
