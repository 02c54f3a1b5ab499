namespace Samgr.Emulator;

/// <summary>A machine cannot start, boot or do what it was asked; the message says why and how to mend it.</summary>
/// <param name="message">The message.</param>
public sealed class MachineException(string message) : Exception(message);
