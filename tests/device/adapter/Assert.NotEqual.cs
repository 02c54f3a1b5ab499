namespace nanoFramework.TestFramework;

/// <summary>The short name of AreNotEqual, which compares arrays by their elements.</summary>
public sealed partial class Assert
{
    public static void NotEqual(bool expected, bool actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(byte expected, byte actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(char expected, char actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(DateTime expected, DateTime actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(double expected, double actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(short expected, short actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(int expected, int actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(long expected, long actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(sbyte expected, sbyte actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(float expected, float actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(string? expected, string? actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(ushort expected, ushort actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(uint expected, uint actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(ulong expected, ulong actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void NotEqual(Array? expected, Array? actual, string message = "") =>
        CheckNotEqual(expected, actual, message);
}
