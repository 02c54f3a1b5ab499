namespace Samgr.Emulator.Control;

/// <summary>A service that waits for the answer to a call.</summary>
/// <param name="Who">The service.</param>
/// <param name="Pid">Its process.</param>
/// <param name="Target">Whom it waits for.</param>
/// <param name="TargetPid">The process of that one; null when it is not known.</param>
/// <param name="Function">The function that it has called.</param>
/// <param name="SinceMs">For how long, in milliseconds.</param>
internal sealed record WaitEntry(string Who, int Pid, string Target, int? TargetPid, int Function, long SinceMs);
