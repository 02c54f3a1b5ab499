namespace Samgr.ProcessHost;

/// <summary>A module cannot be loaded; the message says why and how to mend it.</summary>
internal sealed class ModuleException(string message) : Exception(message);
