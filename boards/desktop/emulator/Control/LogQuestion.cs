namespace Samgr.Emulator.Control;

/// <summary>Which lines of the log of a running machine are wanted.</summary>
/// <param name="From">The number that the last answer gave; 0 for the oldest line that there is.</param>
/// <param name="Level">The lowest level, one of <see cref="LiteIpc.LogLevel"/>.</param>
/// <param name="Target">A process by pid or name, or a service; null for all.</param>
/// <param name="SinceMs">No older ones than that many milliseconds; null for any.</param>
/// <param name="Waits">Whether to wait a while for the first line when there is none.</param>
public sealed record LogQuestion(long From, int Level, string? Target = null, long? SinceMs = null, bool Waits = false);
