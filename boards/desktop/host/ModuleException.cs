namespace Samgr.ProcessHost;

/// <summary>A module cannot be loaded; the message gives the reason and the remedy.</summary>
internal sealed class ModuleException(string message) : Exception(message);
