namespace Samgr.Emulator.Protocol;

/// <summary>How far an emulated process has come, as it reports itself.</summary>
internal static class ProcessState
{
    /// <summary>It has been told what to be and loads its modules.</summary>
    internal const int Loading = 1;

    /// <summary>Its system services and features are up.</summary>
    internal const int Booted = 2;

    /// <summary>It cannot start, and starting it again would not help; the detail says why.</summary>
    internal const int Faulty = 3;

    /// <summary>It is up, but not with all of its services; the detail says which and why.</summary>
    internal const int Degraded = 4;

    /// <summary>An exception that nobody caught ends it; the detail says where, and which.</summary>
    internal const int Crashed = 5;

    /// <summary>A file that it was loaded from has been replaced; the detail names it.</summary>
    internal const int Outdated = 6;
}
