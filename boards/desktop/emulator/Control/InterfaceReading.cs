namespace Samgr.Emulator.Control;

/// <summary>The description of a service's interface, read from the service.</summary>
/// <param name="Text">The description, as JSON; null when it has none, for its stub is not a generated one.</param>
/// <param name="Failure">Why it could not be asked; null when it answered, with a description or without.</param>
public sealed record InterfaceReading(string? Text, CallResult? Failure);
