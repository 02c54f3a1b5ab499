using System.Globalization;
using Samgr.Tool.Sizing;

namespace Samgr.Tool.Rendering;

/// <summary>The table of budgets.</summary>
internal static class BudgetTable
{
    private static readonly string[] _headings = ["BUDGET", "#AT MOST", "#NOW", "UNIT", "RESULT"];

    /// <summary>Writes it to the standard output.</summary>
    public static void Write(IReadOnlyList<Budget> budgets) => TableOutput.Write(_headings, budgets.Select(Row));

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Budget> budgets, Screen screen) => TableOutput.Lines(_headings, budgets.Select(Row), screen);

    private static string[] Row(Budget budget) =>
        [budget.Name, Figure(budget.Limit), Figure(budget.Figure), budget.Unit, budget.IsMet ? "met" : "missed"];

    private static string Figure(double figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
