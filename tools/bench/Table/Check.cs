using Samgr.Bench.Measuring;

namespace Samgr.Bench.Table;

/// <summary>The limits of a figure.</summary>
/// <param name="Floor">The measurement of the least that the machine allows.</param>
/// <param name="MaxRatio">How many times the floor it may be; null for any number.</param>
/// <param name="MaxValue">The absolute limit, in the figure's own unit; null for none.</param>
internal sealed record Check(Measurement Floor, double? MaxRatio = null, double? MaxValue = null);
