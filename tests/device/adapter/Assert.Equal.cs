namespace nanoFramework.TestFramework;

/// <summary>The short name of AreEqual, which compares arrays by their elements.</summary>
public sealed partial class Assert
{
    public static void Equal(bool expected, bool actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(byte expected, byte actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(char expected, char actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(DateTime expected, DateTime actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(double expected, double actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(short expected, short actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(int expected, int actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(long expected, long actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(sbyte expected, sbyte actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(float expected, float actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(string? expected, string? actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(ushort expected, ushort actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(uint expected, uint actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(ulong expected, ulong actual, string message = "") =>
        CheckEqual(expected, actual, message);

    public static void Equal(Array? expected, Array? actual, string message = "") =>
        CheckEqual(expected, actual, message);
}
