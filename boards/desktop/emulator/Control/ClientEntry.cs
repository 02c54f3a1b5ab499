namespace Samgr.Emulator.Control;

/// <summary>One row of a process's client vector.</summary>
/// <param name="Service">The service that the proxy stands for.</param>
/// <param name="Feature">The feature; null for the service itself.</param>
/// <param name="Handle">The handle it calls; -1 while the service is gone.</param>
/// <param name="Token">The token it calls; -1 while the service is gone.</param>
/// <param name="References">References held to the proxy.</param>
public sealed record ClientEntry(string Service, string? Feature, int Handle, int Token, int References);
