using System.Collections;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>Conditions that a test requires; one that does not hold ends the test with an <see cref="AssertFailedException"/>.</summary>
public sealed partial class Assert
{
    public static void True(bool condition, string message = "") => Require(condition, "is false", message);

    public static void IsTrue(bool condition, string message = "") => True(condition, message);

    public static void False(bool condition, string message = "") => Require(!condition, "is true", message);

    public static void IsFalse(bool condition, string message = "") => False(condition, message);

    public static void Null(object? value, string message = "") => Require(value is null, $"is {Describe(value)} instead of null", message);

    public static void IsNull(object? value, string message = "") => Null(value, message);

    public static void NotNull(object? value, string message = "") => Require(value is not null, "is null", message);

    public static void IsNotNull(object? value, string message = "") => NotNull(value, message);

    public static void Same(object? expected, object? actual, string message = "") =>
        Require(ReferenceEquals(expected, actual), $"{Describe(actual)} is not the same object as {Describe(expected)}", message);

    public static void AreSame(object? expected, object? actual, string message = "") => Same(expected, actual, message);

    public static void NotSame(object? expected, object? actual, string message = "") =>
        Require(!ReferenceEquals(expected, actual), $"{Describe(actual)} is that very object", message);

    public static void AreNotSame(object? expected, object? actual, string message = "") => NotSame(expected, actual, message);

    public static void Empty(ICollection collection, string message = "") =>
        Require(collection.Count == 0, $"holds {collection.Count} instead of nothing", message);

    public static void NotEmpty(ICollection collection, string message = "") => Require(collection.Count > 0, "is empty", message);

    /// <summary>Ends the test without a verdict.</summary>
    /// <exception cref="SkipTestException">Always.</exception>
    public static void SkipTest(string message = "") => throw new SkipTestException(message);

    internal static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Array array => $"[{string.Join(", ", array.Cast<object?>().Select(Describe))}]",
        _ => value.ToString() ?? "",
    };

    internal static void Require(bool condition, string problem, string message)
    {
        if (!condition)
        {
            throw new AssertFailedException(message.Length == 0 ? problem : $"{message}: {problem}");
        }
    }

    private static void CheckEqual(object? expected, object? actual, string message) =>
        Require(AreAlike(expected, actual), $"{Describe(actual)} instead of {Describe(expected)}", message);

    private static void CheckNotEqual(object? expected, object? actual, string message) =>
        Require(!AreAlike(expected, actual), $"is {Describe(actual)}", message);

    private static bool AreAlike(object? expected, object? actual) =>
        expected is Array first && actual is Array second ? first.SequenceEqual(second) : Equals(expected, actual);
}
