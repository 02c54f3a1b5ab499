using Samgr.Bench.Measuring;

namespace Samgr.Bench.Table;

/// <summary>What a figure is held against.</summary>
/// <param name="Floor">What the machine allows.</param>
/// <param name="MaxRatio">How many times the floor it may be; null for any number.</param>
/// <param name="MaxValue">What it may be whatever the floor is, in its own unit; null for anything.</param>
internal sealed record Check(Measurement Floor, double? MaxRatio = null, double? MaxValue = null);
