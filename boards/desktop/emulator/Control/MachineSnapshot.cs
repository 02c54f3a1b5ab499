namespace Samgr.Emulator.Control;

/// <summary>The counters of a machine, as they were when it was asked.</summary>
/// <param name="Machine">Its name.</param>
/// <param name="Transport">socket or channel.</param>
/// <param name="SamgrPid">The process that hosts samgr; -1 while none does.</param>
/// <param name="Shared">The tables that its processes share.</param>
/// <param name="DescriptorsLost">How often the machine had no descriptor left.</param>
/// <param name="Processes">Its processes, but for those within programs.</param>
public sealed record MachineSnapshot(
    string Machine, string Transport, int SamgrPid, IReadOnlyList<SharedTable> Shared, int DescriptorsLost, IReadOnlyList<ProcessCounters> Processes)
{
    /// <summary>A table by its name: handles, calls, objects, channels, children or descriptors.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name; a machine without channels has no table of them.</exception>
    public SharedTable Table(string name) => Shared.First(table => table.Name == name);
}

/// <summary>Something that the processes of a machine share.</summary>
/// <param name="Name">The name of the table.</param>
/// <param name="Used">How many are in use.</param>
/// <param name="Capacity">How many there are.</param>
/// <param name="Refused">How often a process had no more of its share; null where nobody counts.</param>
public sealed record SharedTable(string Name, int Used, int Capacity, int? Refused);

/// <summary>The counters that a machine keeps of one of its processes.</summary>
/// <param name="Pid">Its pid.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">The user it runs as.</param>
/// <param name="State">waiting, starting, loading, running, restarting or ended.</param>
/// <param name="Restarts">How often it has been started again.</param>
/// <param name="FailedStarts">How often it could not be started.</param>
/// <param name="Crashes">How often a signal or an exit code other than 0 ended it.</param>
/// <param name="LastExit">How it ended last; null while it has not.</param>
/// <param name="ErrorsLogged">Errors in its log.</param>
/// <param name="WarningsLogged">Warnings in its log.</param>
/// <param name="FilesReplaced">Files of it that were replaced while it runs.</param>
/// <param name="Handle">Its handle; 0 for samgr, -1 for none, null while it is not connected.</param>
/// <param name="PoolUsed">Bytes of its message pool that are taken; null while it is not connected.</param>
/// <param name="Refusals">Number of requests that the kernel has refused it; null while it is not connected.</param>
/// <param name="IgnoredMilestones">Milestones that it reported and that count for nothing.</param>
/// <param name="RefusedRequests">Requests to init that were refused.</param>
public sealed record ProcessCounters(
    int Pid,
    string Name,
    int Uid,
    string State,
    int Restarts,
    int FailedStarts,
    int Crashes,
    string? LastExit,
    long ErrorsLogged,
    long WarningsLogged,
    int FilesReplaced,
    int? Handle,
    int? PoolUsed,
    int? Refusals,
    int IgnoredMilestones,
    int RefusedRequests);
