namespace Samgr.Emulator.Protocol;

/// <summary>The peer sent what no well-behaved peer sends; its connection ends.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
