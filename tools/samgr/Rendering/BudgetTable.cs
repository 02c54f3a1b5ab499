using System.Globalization;
using Samgr.Tool.Sizing;

namespace Samgr.Tool.Rendering;

internal static class BudgetTable
{
    private static readonly string[] _headings = ["BUDGET", "#AT MOST", "#NOW", "UNIT", "RESULT"];

    public static void Write(IReadOnlyList<Budget> budgets) => TableOutput.Write(_headings, budgets.Select(Row));

    private static string[] Row(Budget budget) =>
        [budget.Name, Figure(budget.Limit), Figure(budget.Figure), budget.Unit, budget.IsMet ? "met" : "missed"];

    private static string Figure(double figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
