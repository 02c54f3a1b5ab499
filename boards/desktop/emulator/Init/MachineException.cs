namespace Samgr.Emulator;

/// <summary>A machine cannot start, boot or do what it was asked; the message gives the reason and the remedy.</summary>
/// <param name="message">The message.</param>
public sealed class MachineException(string message) : Exception(message);
