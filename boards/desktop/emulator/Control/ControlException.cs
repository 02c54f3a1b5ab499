namespace Samgr.Emulator.Control;

/// <summary>A machine refused a request, or could not be reached.</summary>
/// <param name="code">A result code.</param>
/// <param name="message">Why, and how to mend it.</param>
public sealed class ControlException(int code, string message) : Exception(message)
{
    /// <summary>The result code.</summary>
    public int Code { get; } = code;
}
