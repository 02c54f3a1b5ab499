namespace Samgr.Emulator.Trace;

/// <summary>Whose event it is.</summary>
/// <param name="Process">The name of the process within a program; null for a process of the machine.</param>
/// <param name="Pid">Its pid; of a process within a program the one under which the machine shows it.</param>
internal sealed record TraceSource(string? Process, int Pid);
