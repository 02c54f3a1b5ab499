namespace Samgr.Emulator.Control;

/// <summary>One row of samgr's SA store.</summary>
/// <param name="Service">The service.</param>
/// <param name="Feature">The feature; null for the service itself.</param>
/// <param name="Handle">The handle of its process.</param>
/// <param name="Token">Its token in that process.</param>
/// <param name="Pid">The pid of its process.</param>
/// <param name="Process">The name of its process.</param>
public sealed record ServiceEntry(string Service, string? Feature, int Handle, int Token, int Pid, string? Process);
