using System;

namespace Samgr.Generator.Sample;

/// <summary>How something is.</summary>
public enum Mode : byte
{
    /// <summary>Off.</summary>
    Off,

    /// <summary>On.</summary>
    On = 7,
}

/// <summary>A member of every type that can be passed.</summary>
[ServiceData]
public sealed class Everything
{
    /// <summary>A truth value.</summary>
    public bool Bool;

    /// <summary>A number.</summary>
    public sbyte Int8;

    /// <summary>A number.</summary>
    public byte Uint8;

    /// <summary>A number.</summary>
    public short Int16;

    /// <summary>A number.</summary>
    public ushort Uint16;

    /// <summary>A number.</summary>
    public int Int32;

    /// <summary>A number.</summary>
    public uint Uint32;

    /// <summary>A number.</summary>
    public long Int64;

    /// <summary>A number.</summary>
    public ulong Uint64;

    /// <summary>A number.</summary>
    public float Single;

    /// <summary>A number.</summary>
    public double Double { get; set; }

    /// <summary>A character.</summary>
    public char Char;

    /// <summary>A time.</summary>
    public DateTime Time;

    /// <summary>A span of time.</summary>
    public TimeSpan Span;

    /// <summary>A string.</summary>
    public string Text = "";

    /// <summary>A string or none.</summary>
    public string? OptionalText { get; set; }

    /// <summary>An enum.</summary>
    public Mode Mode;

    /// <summary>Bytes.</summary>
    public byte[] Bytes = new byte[0];

    /// <summary>Bytes or none.</summary>
    public byte[]? OptionalBytes;

    /// <summary>Numbers.</summary>
    public int[] Ints = new int[0];

    /// <summary>Numbers.</summary>
    public double[] Doubles = new double[0];

    /// <summary>Strings.</summary>
    public string[] Texts = new string[0];

    /// <summary>Strings, or none.</summary>
    public string?[] OptionalTexts { get; set; } = new string?[0];

    /// <summary>Characters.</summary>
    public char[] Chars = new char[0];

    /// <summary>Enums, or none.</summary>
    public Mode[]? Modes;

    /// <summary>A struct.</summary>
    public Reading Reading;

    /// <summary>Structs.</summary>
    public Reading[] Readings = new Reading[0];

    /// <summary>A class or none.</summary>
    public Note? Note;
}

/// <summary>A class in a class.</summary>
[ServiceData]
public sealed class Note
{
    /// <summary>A string.</summary>
    public string Text = "";
}

/// <summary>Gives back what it gets, in every type that can be passed.</summary>
[ServiceInterface("echo", Version = 2)]
public interface IEcho
{
    /// <summary>A truth value.</summary>
    bool OfBool(bool value);

    /// <summary>A number.</summary>
    sbyte OfInt8(sbyte value);

    /// <summary>A number.</summary>
    byte OfUint8(byte value);

    /// <summary>A number.</summary>
    short OfInt16(short value);

    /// <summary>A number.</summary>
    ushort OfUint16(ushort value);

    /// <summary>A number.</summary>
    int OfInt32(int value);

    /// <summary>A number.</summary>
    uint OfUint32(uint value);

    /// <summary>A number.</summary>
    long OfInt64(long value);

    /// <summary>A number.</summary>
    ulong OfUint64(ulong value);

    /// <summary>A number.</summary>
    float OfSingle(float value);

    /// <summary>A number.</summary>
    double OfDouble(double value);

    /// <summary>A character.</summary>
    char OfChar(char value);

    /// <summary>A time.</summary>
    DateTime OfTime(DateTime value);

    /// <summary>A span of time.</summary>
    TimeSpan OfSpan(TimeSpan value);

    /// <summary>A string.</summary>
    string OfText(string value);

    /// <summary>A string or none.</summary>
    string? OfOptionalText(string? value);

    /// <summary>An enum.</summary>
    Mode OfMode(Mode value);

    /// <summary>Bytes.</summary>
    byte[] OfBytes(byte[] value);

    /// <summary>Numbers or none.</summary>
    long[]? OfLongs(long[]? value);

    /// <summary>Strings.</summary>
    string[] OfTexts(string[] value);

    /// <summary>Structs.</summary>
    Reading[] OfReadings(Reading[] value);

    /// <summary>A class.</summary>
    Everything OfEverything(Everything value);

    /// <summary>A class or none.</summary>
    Everything? OfOptional(Everything? value);

    /// <summary>Exchanges arguments of every direction.</summary>
    void Exchange(int request, ref int number, ref string text, out Reading reading, out byte[]? reply, ref Note? call);

    /// <summary>Numbers.</summary>
    float[] OfSingles(float[] value);

    /// <summary>Numbers or none.</summary>
    double[]? OfDoubles(double[]? value);
}

/// <summary>The echo.</summary>
[Service]
public sealed class Echo : IEcho
{
    /// <inheritdoc/>
    public bool OfBool(bool value) => value;

    /// <inheritdoc/>
    public sbyte OfInt8(sbyte value) => value;

    /// <inheritdoc/>
    public byte OfUint8(byte value) => value;

    /// <inheritdoc/>
    public short OfInt16(short value) => value;

    /// <inheritdoc/>
    public ushort OfUint16(ushort value) => value;

    /// <inheritdoc/>
    public int OfInt32(int value) => value;

    /// <inheritdoc/>
    public uint OfUint32(uint value) => value;

    /// <inheritdoc/>
    public long OfInt64(long value) => value;

    /// <inheritdoc/>
    public ulong OfUint64(ulong value) => value;

    /// <inheritdoc/>
    public float OfSingle(float value) => value;

    /// <inheritdoc/>
    public double OfDouble(double value) => value;

    /// <inheritdoc/>
    public char OfChar(char value) => value;

    /// <inheritdoc/>
    public DateTime OfTime(DateTime value) => value;

    /// <inheritdoc/>
    public TimeSpan OfSpan(TimeSpan value) => value;

    /// <inheritdoc/>
    public string OfText(string value) => value;

    /// <inheritdoc/>
    public string? OfOptionalText(string? value) => value;

    /// <inheritdoc/>
    public Mode OfMode(Mode value) => value;

    /// <inheritdoc/>
    public byte[] OfBytes(byte[] value) => value;

    /// <inheritdoc/>
    public long[]? OfLongs(long[]? value) => value;

    /// <inheritdoc/>
    public string[] OfTexts(string[] value) => value;

    /// <inheritdoc/>
    public Reading[] OfReadings(Reading[] value) => value;

    /// <inheritdoc/>
    public Everything OfEverything(Everything value) => value;

    /// <inheritdoc/>
    public Everything? OfOptional(Everything? value) => value;

    /// <inheritdoc/>
    public void Exchange(int request, ref int number, ref string text, out Reading reading, out byte[]? reply, ref Note? call)
    {
        reading = new Reading { Sensor = request, Tenths = number, Name = text };
        reply = call == null ? null : new byte[request & 15];
        number++;
        text += "!";
        call = call == null ? new Note { Text = text } : null;
    }

    /// <inheritdoc/>
    public float[] OfSingles(float[] value) => value;

    /// <inheritdoc/>
    public double[]? OfDoubles(double[]? value) => value;
}
