using Samgr.Emulator.Scenarios;

namespace Samgr.Tool.Running;

/// <summary>Finds the scenario that a user means.</summary>
internal static class ScenarioSelection
{
    /// <summary>Reads a built-in scenario by name, or one from a file.</summary>
    /// <param name="nameOrPath">The name, or the path of a .json file.</param>
    /// <param name="machine">Another name for the machine; null for the one that the scenario gives.</param>
    /// <exception cref="ScenarioException">There is none, or it cannot be used.</exception>
    public static Scenario Load(string nameOrPath, string? machine)
    {
        Scenario scenario = IsPath(nameOrPath) ? ScenarioFile.Load(nameOrPath) : BuiltInScenarios.Load(nameOrPath);
        return machine is null ? scenario : scenario with { Name = machine };
    }

    private static bool IsPath(string text) =>
        text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        || text.Contains(Path.DirectorySeparatorChar)
        || text.Contains(Path.AltDirectorySeparatorChar);
}
