using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>
/// The pids under which the machine shows the processes within its programs: those that they have inside where nothing else in the
/// machine has them, and free ones otherwise. A pid that was given stays for as long as the machine runs.
/// </summary>
/// <param name="taken">The pids that processes of the machine have.</param>
/// <param name="first">The first pid behind those of the scenario.</param>
internal sealed class ProgramPids(Func<HashSet<int>> taken, int first)
{
    /// <summary>Processes that a program may have shown, over all of its runs.</summary>
    internal const int MaxOfOne = 64;

    private readonly object _gate = new();
    private readonly Dictionary<(int Program, int Inner), int> _shown = [];
    private readonly Dictionary<int, (int Program, int Inner)> _inner = [];

    /// <summary>Whether a pid is that of a process within a program.</summary>
    internal bool Has(int pid) => Find(pid) != null;

    /// <summary>The program that a process is in, and its pid there; null for no such process.</summary>
    internal (int Program, int Inner)? Find(int pid)
    {
        lock (_gate)
        {
            return _inner.TryGetValue(pid, out (int, int) found) ? found : null;
        }
    }

    /// <summary>The pid under which a process is shown.</summary>
    /// <param name="program">The pid of the program.</param>
    /// <param name="inner">Its pid in there.</param>
    /// <returns>That of the program when it has no pid yet, when there are too many, or when no pid is free.</returns>
    internal int Show(int program, int inner)
    {
        if (inner < 0)
        {
            return program;
        }

        lock (_gate)
        {
            if (_shown.TryGetValue((program, inner), out int known))
            {
                return known;
            }
        }

        HashSet<int> others = taken();
        lock (_gate)
        {
            if (_shown.TryGetValue((program, inner), out int known))
            {
                return known;
            }

            int pid = _shown.Keys.Count(key => key.Program == program) < MaxOfOne ? Free(inner, others) : -1;
            if (pid < 0)
            {
                return program;
            }

            _shown.Add((program, inner), pid);
            _inner.Add(pid, (program, inner));
            return pid;
        }
    }

    private int Free(int inner, HashSet<int> others)
    {
        if (inner >= ScenarioProcess.FirstPid && inner <= ScenarioProcess.LastPid && IsFree(inner, others))
        {
            return inner;
        }

        for (int pid = first; pid <= ScenarioProcess.LastPid; pid++)
        {
            if (IsFree(pid, others))
            {
                return pid;
            }
        }

        return -1;
    }

    private bool IsFree(int pid, HashSet<int> others) => !_inner.ContainsKey(pid) && !others.Contains(pid);
}
