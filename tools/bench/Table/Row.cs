using Samgr.Bench.Measuring;

namespace Samgr.Bench.Table;

/// <summary>One row of the table: work, its placement, and its limits.</summary>
/// <param name="Id">The id of the row for <c>--only</c>.</param>
/// <param name="Work">The work.</param>
/// <param name="Placement">The places of the two sides.</param>
/// <param name="Checks">The limits that it is compared with.</param>
internal sealed record Row(string Id, Measurement Work, Placement Placement, IReadOnlyList<Check> Checks);
