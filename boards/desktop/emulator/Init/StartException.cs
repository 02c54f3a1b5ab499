namespace Samgr.Emulator;

/// <summary>A process could not be started.</summary>
/// <param name="message">The reason.</param>
/// <param name="isLasting">Whether to try again is not likely to help.</param>
internal sealed class StartException(string message, bool isLasting) : Exception(message)
{
    internal bool IsLasting { get; } = isLasting;
}
