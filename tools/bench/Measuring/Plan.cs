namespace Samgr.Bench.Measuring;

/// <summary>How long is measured, and how often.</summary>
/// <param name="WarmUps">Rounds that do not count.</param>
/// <param name="Rounds">Rounds that do.</param>
/// <param name="Budget">How long one measurement takes in a round.</param>
/// <param name="IdleTime">How long an idle system is watched.</param>
/// <param name="Calls">Calls over which allocations are counted.</param>
internal sealed record Plan(int WarmUps, int Rounds, TimeSpan Budget, TimeSpan IdleTime, int Calls)
{
    internal static Plan Full { get; } = new(1, 5, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), 20_000);

    /// <summary>Only shows that everything works.</summary>
    internal static Plan Short { get; } = new(0, 1, TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(20), 50);
}
