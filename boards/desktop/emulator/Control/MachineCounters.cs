namespace Samgr.Emulator.Control;

/// <summary>Reads the counters of a machine.</summary>
internal static class MachineCounters
{
    internal static MachineSnapshot Read(MachineParts parts, Supervisor init) => new(
        parts.Scenario.Name,
        parts.Options.Transport.ToString().ToLowerInvariant(),
        parts.Kernel.ContextManagerPid,
        [.. Shared(parts, init)],
        parts.Descriptors.Lost,
        [.. init.Processes.Select(process => Read(parts, process))]);

    private static IEnumerable<SharedTable> Shared(MachineParts parts, Supervisor init)
    {
        yield return new SharedTable("handles", parts.Kernel.HandleCount, Machine.MaxHandles, null);
        yield return new SharedTable("calls", parts.Kernel.CallCount, Machine.MaxCalls, parts.Kernel.RefusedCalls);
        yield return new SharedTable("objects", parts.Objects.Count, parts.Objects.Capacity, parts.Objects.Refused);
        if (parts.Channels != null)
        {
            yield return new SharedTable("channels", parts.Channels.Count, parts.Channels.Capacity, parts.Channels.Refused);
        }

        yield return new SharedTable("children", init.Processes.Count(process => process is { ChildStart: not null, Run: not null }), parts.Scenario.Children.Total, null);
        yield return new SharedTable("descriptors", parts.Descriptors.Used, parts.Descriptors.Capacity, parts.Descriptors.Refused);
    }

    private static ProcessCounters Read(MachineParts parts, EmulatedProcess process)
    {
        (long warnings, long errors) = parts.Log.Counts(process.Pid);
        ProcessRun? run = process.Run is { Connection: not null } connected ? connected : null;
        return new ProcessCounters(
            process.Pid,
            process.Name,
            process.Task.Uid,
            process.Status.ToString().ToLowerInvariant(),
            process.Restarts,
            process.FailedStarts,
            process.Crashes,
            process.LastExit?.ToString(),
            errors,
            warnings,
            process.Run?.Replacements ?? 0,
            run?.Handle,
            run?.Ipc.PoolUsed,
            run?.Ipc.RefusedCount,
            process.Run?.IgnoredMilestones ?? 0,
            process.Run?.RefusedRequests ?? 0);
    }
}
