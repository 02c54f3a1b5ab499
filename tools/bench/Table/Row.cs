using Samgr.Bench.Measuring;

namespace Samgr.Bench.Table;

/// <summary>Some work in some place, and what it is held against.</summary>
/// <param name="Id">What <c>--only</c> calls it.</param>
/// <param name="Work">The work.</param>
/// <param name="Placement">Where it runs.</param>
/// <param name="Checks">What it is held against.</param>
internal sealed record Row(string Id, Measurement Work, Placement Placement, IReadOnlyList<Check> Checks);
