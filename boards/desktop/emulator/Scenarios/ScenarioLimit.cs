namespace Samgr.Emulator.Scenarios;

/// <summary>A limit that a scenario may change.</summary>
/// <param name="Name">Its name in a scenario file.</param>
/// <param name="Lowest">The lowest value allowed.</param>
/// <param name="Highest">The highest value allowed.</param>
/// <param name="Get">Reads it from the settings of a process.</param>
/// <param name="Set">Writes it to the settings of a process.</param>
public sealed record ScenarioLimit(
    string Name,
    int Lowest,
    int Highest,
    Func<SamgrOptions, int> Get,
    Action<SamgrOptions, int> Set)
{
    /// <summary>The value where a scenario says nothing.</summary>
    public int Default => Get(new SamgrOptions());
}
