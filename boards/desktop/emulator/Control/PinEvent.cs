namespace Samgr.Emulator.Control;

/// <summary>A change of a pin.</summary>
/// <param name="TimeMs">Milliseconds since the machine was made.</param>
/// <param name="Pin">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">high or low.</param>
/// <param name="Process">The process that caused it; null for the world outside.</param>
public sealed record PinEvent(double TimeMs, int Pin, string Name, string Level, string? Process);

/// <summary>Changes of pins, in their order.</summary>
/// <param name="Next">The number of the change to ask from next.</param>
/// <param name="Changes">The changes.</param>
public sealed record PinEvents(long Next, IReadOnlyList<PinEvent> Changes);
