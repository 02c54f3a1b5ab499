namespace nanoFramework.TestFramework;

/// <summary>What a test writes to its log.</summary>
public static class OutputHelper
{
    public static void Write(string text) => Console.Write(text);

    public static void WriteLine(string text) => Console.WriteLine(text);
}
