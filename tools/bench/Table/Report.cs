using Samgr.Bench.Native;

namespace Samgr.Bench.Table;

/// <summary>A run: where it was, how, and what came of it.</summary>
/// <param name="Machine">The facts on which the figures depend.</param>
/// <param name="Transport">How messages travelled between processes.</param>
/// <param name="Rounds">Rounds of which each figure is the median.</param>
/// <param name="BudgetMs">How long a measurement took in a round, in milliseconds.</param>
/// <param name="Lines">The table.</param>
internal sealed record Report(MachineFacts Machine, string Transport, int Rounds, double BudgetMs, IReadOnlyList<Line> Lines)
{
    /// <summary>Limits that are met.</summary>
    public int Met => Lines.Count(line => line.IsMet == true);

    /// <summary>Limits that could be checked.</summary>
    public int Limits => Lines.Count(line => line.IsMet != null);
}
