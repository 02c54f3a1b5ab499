using Samgr.Emulator.Control;

namespace Samgr.Emulator;

/// <summary>The process table as others see it.</summary>
internal static class ProcessTable
{
    internal static IReadOnlyList<ProcessInfo> Read(Supervisor init)
        => [.. init.Processes.OrderBy(process => process.Pid).Select(Describe)];

    internal static ProcessInfo Describe(EmulatedProcess process)
    {
        ProcessRun? run = process.Run;
        return new ProcessInfo(
            process.Pid,
            process.Name,
            process.Task.Uid,
            process.Parent,
            run?.Child?.Id,
            process.Status.ToString().ToLowerInvariant(),
            process.Restarts,
            run == null ? 0 : (long)run.Uptime.TotalMilliseconds,
            run?.Handle ?? -1);
    }
}
