namespace nanoFramework.TestFramework;

/// <summary>What type a value has, and what an action throws.</summary>
public sealed partial class Assert
{
    public static void IsType(Type expected, object? value, string message = "") =>
        Require(value?.GetType() == expected, $"is of type {value?.GetType().ToString() ?? "null"} instead of {expected}", message);

    public static void IsNotType(Type unexpected, object? value, string message = "") =>
        Require(value?.GetType() != unexpected, $"is of type {unexpected}", message);

    public static void IsInstanceOfType(object? value, Type expected, string message = "") =>
        Require(expected.IsInstanceOfType(value), $"{Describe(value)} is no {expected}", message);

    public static void IsNotInstanceOfType(object? value, Type unexpected, string message = "") =>
        Require(!unexpected.IsInstanceOfType(value), $"{Describe(value)} is a {unexpected}", message);

    public static void Throws(Type exceptionType, Action action, string message = "")
    {
        Exception? thrown = null;
        try
        {
            action();
        }
        catch (Exception error)
        {
            thrown = error;
        }

        IsType(exceptionType, thrown, message);
    }

    public static void ThrowsException(Type exceptionType, Action action, string message = "") => Throws(exceptionType, action, message);
}
