namespace Samgr.Emulator.Control;

/// <summary>One row of the process table.</summary>
/// <param name="Pid">Its pid in the machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">The user it runs as.</param>
/// <param name="Parent">The pid of the process that had it started; 1 is init.</param>
/// <param name="OsPid">The pid of its operating-system process; null while it has none.</param>
/// <param name="State">waiting, starting, loading, running, restarting or ended.</param>
/// <param name="Restarts">How often it has been started again.</param>
/// <param name="UptimeMs">How long it has been up, in milliseconds.</param>
/// <param name="Handle">Its handle; 0 for samgr, -1 for none.</param>
public sealed record ProcessInfo(
    int Pid, string Name, int Uid, int Parent, int? OsPid, string State, int Restarts, long UptimeMs, int Handle);
