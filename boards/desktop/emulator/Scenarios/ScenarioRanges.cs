using Samgr.Desktop;

namespace Samgr.Emulator.Scenarios;

/// <summary>The ranges of the numbers of a scenario, for its records and its reader alike; the schema says the same.</summary>
internal static class ScenarioRanges
{
    internal static readonly NumberRange Pid = new(ScenarioProcess.FirstPid, ScenarioProcess.LastPid);
    internal static readonly NumberRange User = new(0);
    internal static readonly NumberRange BackoffMs = new(0);
    internal static readonly NumberRange BootMs = new(1);
    internal static readonly NumberRange Children = new(1);
    internal static readonly NumberRange ChildStartMs = new(1);
    internal static readonly NumberRange LinkMs = new(0, 60_000);
    internal static readonly NumberRange Bandwidth = new(0);
    internal static readonly NumberRange Seed = new(0);

    /// <summary>A name that a machine or a process can have.</summary>
    /// <exception cref="ArgumentException">It cannot; the message says why.</exception>
    internal static string CheckName(string name, string option)
        => ScenarioNames.FindProblem(name) is { } problem ? throw new ArgumentException($"{option} {problem}", option) : name;

    /// <summary>Processes or apps with names that they can have, as a copy.</summary>
    /// <exception cref="ArgumentException">One cannot; the message says why.</exception>
    internal static IReadOnlyList<T> CheckNames<T>(IReadOnlyList<T> tasks, string option)
        where T : ScenarioTask
    {
        foreach (T task in tasks)
        {
            CheckName(task.Name, option);
        }

        return [.. tasks];
    }

    /// <summary>Limits that exist and are in their ranges, as a copy.</summary>
    /// <exception cref="ArgumentException">One does not exist, or is out of its range; the message names it.</exception>
    internal static IReadOnlyDictionary<string, int> CheckLimits(IReadOnlyDictionary<string, int> limits)
    {
        foreach ((string name, int value) in limits)
        {
            SamgrLimit limit = SamgrLimits.All.FirstOrDefault(limit => limit.Name == name)
                ?? throw new ArgumentException($"there is no limit '{name}'; there are {string.Join(", ", SamgrLimits.All.Select(limit => limit.Name))}", nameof(limits));
            new NumberRange(limit.Lowest, limit.Highest).Check(value, $"{nameof(Scenario)}.{nameof(Scenario.Limits)} {name}");
        }

        return new Dictionary<string, int>(limits);
    }
}
