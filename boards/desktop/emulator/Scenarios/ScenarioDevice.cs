namespace Samgr.Emulator.Scenarios;

/// <summary>A device of several: a machine of its own, and what it runs.</summary>
public sealed record ScenarioDevice
{
    /// <summary>Devices of a scenario at most.</summary>
    public const int MaxDevices = 16;

    /// <summary>Its name, by which the other devices know it, and their policies.</summary>
    public required string Name { get; init => field = ScenarioRanges.CheckName(value, "ScenarioDevice.Name"); }

    /// <summary>The name of a built-in scenario, or the full path of a scenario file; one with processes.</summary>
    public required string Scenario { get; init; }

    /// <summary>The name of its machine, as in home.kitchen.</summary>
    /// <param name="scenario">The name that the scenario runs under.</param>
    /// <param name="device">The name of the device.</param>
    public static string MachineOf(string scenario, string device) => $"{scenario}.{device}";
}
