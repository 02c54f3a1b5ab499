using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>The milestones and processes that the boot of a machine still waits for.</summary>
internal sealed class BootProgress
{
    private readonly object _gate = new();
    private readonly List<string> _milestones;
    private readonly List<EmulatedProcess> _processes;
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal BootProgress(ScenarioBoot boot, IEnumerable<EmulatedProcess> processes)
    {
        _milestones = [.. boot.Milestones.Distinct()];
        _processes = [.. processes];
    }

    internal Task Completed => _completed.Task;

    internal IReadOnlyList<string> Missing
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _processes.Select(process => $"process {process} is not up: {Describe(process)}"),
                    .. _milestones.Select(milestone => $"milestone '{milestone}' has not been reported"),
                ];
            }
        }
    }

    /// <summary>A process is up.</summary>
    /// <returns>True when that ended the boot.</returns>
    internal bool ProcessUp(EmulatedProcess process)
    {
        lock (_gate)
        {
            _processes.Remove(process);
            return CompleteIfDone();
        }
    }

    /// <summary>A milestone is reached.</summary>
    /// <returns>True when that ended the boot.</returns>
    internal bool MilestoneReached(string milestone)
    {
        lock (_gate)
        {
            _milestones.Remove(milestone);
            return CompleteIfDone();
        }
    }

    /// <summary>A process has ended for good; the boot fails when it still needs it.</summary>
    internal void ProcessEnded(EmulatedProcess process, string reason)
    {
        lock (_gate)
        {
            if (!_processes.Contains(process))
            {
                return;
            }
        }

        Fail(reason);
    }

    /// <summary>The boot fails.</summary>
    /// <returns>False when it has ended before.</returns>
    internal bool Fail(string reason) => _completed.TrySetException(new MachineException(reason));

    private static string Describe(EmulatedProcess process)
        => process.Fault ?? process.Status switch
        {
            ProcessStatus.Waiting when process.After.Count == 0 => "waits for its turn to start",
            ProcessStatus.Waiting => $"waits for {string.Join(", ", process.After)}, or for its turn to start",
            ProcessStatus.Restarting => $"ended with {process.LastExit} and starts again",
            ProcessStatus.Ended => $"ended with {process.LastExit} and does not start again",
            ProcessStatus.Starting => "starts",
            _ => "loads its modules and initialises its services",
        };

    private bool CompleteIfDone() => _processes.Count == 0 && _milestones.Count == 0 && _completed.TrySetResult();
}
