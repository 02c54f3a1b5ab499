namespace Samgr.Emulator.Protocol;

/// <summary>The kind of a row of <see cref="QueryKind.State"/>: its first value.</summary>
internal static class StateRow
{
    /// <summary>A process: name, handle, calls that flow control has refused. The rows that follow belong to it.</summary>
    internal const string Process = "process";

    /// <summary>
    /// A service: name, state, fault, task, queued, capacity of the queue, handled, failed, exceptions, dropped, slow, 1 for a default interface, and
    /// its number.
    /// </summary>
    internal const string Service = "service";

    /// <summary>A feature of the service before it: name, 1 for an interface, and its number.</summary>
    internal const string Feature = "feature";

    /// <summary>A task: name, priority, services, queued, capacity.</summary>
    internal const string Task = "task";

    /// <summary>A proxy: service, feature, handle, token, references.</summary>
    internal const string Client = "client";

    /// <summary>
    /// Samgr's tables, where it is hosted here: services and features, refused; system capabilities, refused; waits, refused; and 1 where there is
    /// no policy.
    /// </summary>
    internal const string Server = "server";

    /// <summary>A registration of samgr, where it is hosted here: service, feature, handle, token, pid.</summary>
    internal const string Ability = "ability";

    /// <summary>A limit in force: name, value.</summary>
    internal const string Limit = "limit";
}
