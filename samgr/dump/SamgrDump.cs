namespace Samgr;

/// <summary>The inner state of a process, for its operators.</summary>
/// <remarks>Every method may be called from any thread.</remarks>
public static class SamgrDump
{
    /// <summary>The state of a process as data: its services, tasks, clients and limits, and samgr's tables where it is hosted here.</summary>
    public static ProcessSnapshot TakeSnapshot(this SamgrLite samgr) => SnapshotReader.Read(samgr);

    /// <summary>One service of this process as data; null when it has no such service.</summary>
    public static ServiceSnapshot? TakeSnapshot(this SamgrLite samgr, string service) => SnapshotReader.ReadService(samgr, service);

    /// <summary>The data of <see cref="TakeSnapshot(SamgrLite)"/> in words, and the waits of the threads of the process.</summary>
    public static string Dump(this SamgrLite samgr)
        => SnapshotText.Write(samgr.TakeSnapshot(), (samgr.Options.Adapter as IProcessWatch)?.DumpWaits(samgr) ?? string.Empty);

    /// <summary>The state of one service of this process in words; null when it has no such service.</summary>
    public static string? DumpService(this SamgrLite samgr, string name)
    {
        ServiceSnapshot? service = samgr.TakeSnapshot(name);
        return service == null ? null : SnapshotText.Write(service);
    }

    /// <summary>The proxies in the process's client vector.</summary>
    public static ClientInfo[] ListClients(this SamgrLite samgr) => SnapshotReader.ReadClients(samgr);
}
