namespace Samgr.Emulator;

/// <summary>How far an emulated process is.</summary>
internal enum ProcessStatus
{
    /// <summary>It waits for the processes that have to be up before it.</summary>
    Waiting,

    /// <summary>Its operating-system process starts.</summary>
    Starting,

    /// <summary>It loads its modules.</summary>
    Loading,

    /// <summary>Its system services are up.</summary>
    Running,

    /// <summary>It ended and starts again after a wait.</summary>
    Restarting,

    /// <summary>It ended and does not start again.</summary>
    Ended,
}
