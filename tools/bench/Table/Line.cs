namespace Samgr.Bench.Table;

/// <summary>A line of the result: a figure, and one thing that it is held against.</summary>
/// <param name="Id">What <c>--only</c> calls it.</param>
/// <param name="Work">What was done.</param>
/// <param name="Placement">Where the two sides ran.</param>
/// <param name="Unit">What the figures count.</param>
/// <param name="P50">The median; null for what this system cannot measure.</param>
/// <param name="P99">What 99 of 100 stayed below.</param>
/// <param name="Floor">What the machine allows.</param>
/// <param name="FloorP50">Its median; null for what this system cannot measure.</param>
/// <param name="FloorP99">What 99 of 100 of it stayed below.</param>
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
