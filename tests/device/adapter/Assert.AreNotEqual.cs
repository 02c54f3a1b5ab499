namespace nanoFramework.TestFramework;

/// <summary>What tells two values apart.</summary>
public sealed partial class Assert
{
    public static void AreNotEqual(bool expected, bool actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(byte expected, byte actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(char expected, char actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(DateTime expected, DateTime actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(double expected, double actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(short expected, short actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(int expected, int actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(long expected, long actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(sbyte expected, sbyte actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(float expected, float actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(string? expected, string? actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(ushort expected, ushort actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(uint expected, uint actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(ulong expected, ulong actual, string message = "") =>
        CheckNotEqual(expected, actual, message);

    public static void AreNotEqual(object? expected, object? actual, string message = "") =>
        CheckNotEqual(expected, actual, message);
}
