namespace nanoFramework.TestFramework;

/// <summary>What a text holds.</summary>
public sealed partial class Assert
{
    public static void Contains(string expected, string actual, string message = "") =>
        Require(actual.Contains(expected, StringComparison.Ordinal), $"{Describe(actual)} does not hold {Describe(expected)}", message);

    public static void DoesNotContains(string expected, string actual, string message = "") =>
        Require(!actual.Contains(expected, StringComparison.Ordinal), $"{Describe(actual)} holds {Describe(expected)}", message);

    public static void StartsWith(string expected, string actual, string message = "") =>
        Require(actual.StartsWith(expected, StringComparison.Ordinal), $"{Describe(actual)} does not start with {Describe(expected)}", message);

    public static void EndsWith(string expected, string actual, string message = "") =>
        Require(actual.EndsWith(expected, StringComparison.Ordinal), $"{Describe(actual)} does not end with {Describe(expected)}", message);
}
