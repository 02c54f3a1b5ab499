namespace Samgr.Emulator.Log;

/// <summary>The pids that are not processes of the scenario.</summary>
internal static class WellKnownPid
{
    /// <summary>The kernel.</summary>
    internal const int Kernel = 0;

    /// <summary>Init, which starts and restarts the others.</summary>
    internal const int Init = 1;
}
