using Samgr.Bench.Measuring;

namespace Samgr.Bench.Table;

/// <summary>Measures rows, and holds them against their limits.</summary>
internal static class Results
{
    // A figure that stands for a whole number, such as bytes a call, is 0 when it rounds to it: an object has 24 bytes.
    private const double Rounding = 0.5;

    internal static IReadOnlyList<Line> Measure(IReadOnlyList<Row> rows, Plan plan, Action<string> progress)
    {
        Rounds rounds = new(plan);
        foreach (Row row in rows)
        {
            rounds.Add(row.Work, row.Placement);
            foreach (Check check in row.Checks)
            {
                rounds.Add(check.Floor, row.Placement);
            }
        }

        rounds.Run(progress);
        return [.. rows.SelectMany(row => row.Checks.Select(check => Hold(row, check, rounds)))];
    }

    /// <summary>Whether a figure keeps its limits; null when there is none, or nothing to hold it against.</summary>
    internal static bool? IsMet(Check check, double? value, double? ratio)
    {
        if (check.MaxValue is double limit)
        {
            return value == null ? null : value <= limit || (limit == 0 && value < Rounding);
        }

        return check.MaxRatio == null || ratio == null ? null : ratio <= check.MaxRatio;
    }

    private static Line Hold(Row row, Check check, Rounds rounds)
    {
        Sample? work = rounds.Find(row.Work, row.Placement);
        Sample? floor = rounds.Find(check.Floor, row.Placement);
        double? ratio = floor is { P50: > 0 } ? work?.P50 / floor?.P50 : null;
        return new Line(
            row.Id,
            row.Work.Name,
            row.Placement.Name,
            row.Work.Unit,
            work?.P50,
            work?.P99,
            check.Floor.Name,
            floor?.P50,
            floor?.P99,
            ratio,
            check.MaxRatio,
            check.MaxValue,
            IsMet(check, work?.P50, ratio));
    }
}
