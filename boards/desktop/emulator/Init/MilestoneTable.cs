using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>The milestones that the scenario names, each of which is reached once, by a process that may report it.</summary>
/// <remarks>Used by the threads of all connections; the gate covers the set.</remarks>
internal sealed class MilestoneTable(ScenarioBoot boot)
{
    private readonly object _gate = new();
    private readonly HashSet<string> _open = [.. boot.Milestones];

    /// <summary>Says why a process may not report a milestone; null when it may.</summary>
    internal string? FindProblem(EmulatedProcess process, string name)
    {
        if (!boot.Milestones.Contains(name))
        {
            return "the scenario names no such milestone";
        }

        if (process.ChildStart != null)
        {
            return "children report none";
        }

        return boot.Reporters.TryGetValue(name, out IReadOnlyList<string>? reporters) && !reporters.Contains(process.Name)
            ? $"the scenario leaves it to {string.Join(", ", reporters)}"
            : null;
    }

    /// <summary>A milestone is reached.</summary>
    /// <returns>True the first time.</returns>
    internal bool Reach(string name)
    {
        lock (_gate)
        {
            return _open.Remove(name);
        }
    }
}
