namespace nanoFramework.TestFramework;

/// <summary>Ends a test without a verdict.</summary>
public class SkipTestException(string message = "", Exception? innerException = null) : Exception(message, innerException);
