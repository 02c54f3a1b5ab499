using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Devices;

/// <summary>How a link treats what passes. Immutable.</summary>
/// <param name="DelayMs">Milliseconds that bytes are under way in each direction.</param>
/// <param name="JitterMs">Up to how many milliseconds longer.</param>
/// <param name="Bandwidth">Bytes a second in each direction; 0 for as many as go.</param>
/// <param name="IsCut">Whether nothing passes.</param>
internal sealed record LinkFaults(int DelayMs, int JitterMs, int Bandwidth, bool IsCut)
{
    internal static LinkFaults Of(ScenarioLink link) => new(link.DelayMs, link.JitterMs, link.Bandwidth, link.Cut);
}
