namespace Samgr.Bench.Table;

/// <summary>A line of the result: a figure, and one thing that it is held against.</summary>
/// <param name="Id">The id of the row for <c>--only</c>.</param>
/// <param name="Work">The work that was measured.</param>
/// <param name="Placement">The places of the two sides.</param>
/// <param name="Unit">The unit of the figures.</param>
/// <param name="P50">The median; null for what this system cannot measure.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="Floor">The name of the floor: the least that the machine allows.</param>
/// <param name="FloorP50">Its median; null for what this system cannot measure.</param>
/// <param name="FloorP99">The 99th percentile of the floor.</param>
/// <param name="Ratio">The median in terms of the floor's; null without a floor, or with one of 0.</param>
/// <param name="MaxRatio">The ratio allowed; null for any.</param>
/// <param name="MaxValue">The median allowed; null for any.</param>
/// <param name="IsMet">Whether the limit is met; null without a limit or without the figures.</param>
internal sealed record Line(
    string Id,
    string Work,
    string Placement,
    string Unit,
    double? P50,
    double? P99,
    string Floor,
    double? FloorP50,
    double? FloorP99,
    double? Ratio,
    double? MaxRatio,
    double? MaxValue,
    bool? IsMet);
