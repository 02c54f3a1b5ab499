using System.Globalization;
using Samgr.Bench.Native;

namespace Samgr.Bench.Table;

/// <summary>The report as a table for people.</summary>
internal static class TextReport
{
    private const string Gap = "  ";
    private const int FirstNumber = 2;
    private const string Missing = "not on this system";

    private static readonly string[] _headings = ["WORK", "WHERE", "P50", "P99", "FLOOR", "P50", "P99", "RATIO", "AT MOST", "MET"];
    private static readonly HashSet<int> _texts = [0, 1, 4, 9];

    internal static void Write(Report report, TextWriter output)
    {
        WriteHeader(report, output);
        List<string[]> rows = [_headings];
        Line? previous = null;
        foreach (Line line in report.Lines)
        {
            rows.Add(Cells(line, previous?.Work == line.Work && previous.Placement == line.Placement));
            previous = line;
        }

        int[] widths = [.. Enumerable.Range(0, _headings.Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => _texts.Contains(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Met} of {report.Limits} limits are met."));
    }

    private static void WriteHeader(Report report, TextWriter output)
    {
        MachineFacts machine = report.Machine;
        string load = machine.Load is double known ? string.Create(CultureInfo.InvariantCulture, $"load {known:0.00}") : "load unknown";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{machine.Date:yyyy-MM-dd HH:mm} UTC, {machine.Cores} cores, {load}, {machine.Runtime} ({machine.Configuration}), {machine.System}"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"medians of {report.Rounds} rounds of {report.BudgetMs:0} ms; between processes: {report.Transport}"));
        if (machine.IsBusy)
        {
            output.WriteLine("Warning: the machine is busy with something else; do not trust these figures, and run again when it is quiet.");
        }

        if (machine.Configuration != "Release")
        {
            output.WriteLine("Warning: this is not a release build; run with -c Release.");
        }

        output.WriteLine();
    }

    private static string[] Cells(Line line, bool repeats)
    {
        string[] work = repeats
            ? [.. Enumerable.Repeat(string.Empty, FirstNumber + 2)]
            : [line.Work, line.Placement, .. Figures(line.P50, line.P99, line.Unit)];
        return
        [
            .. work,
            line.Floor,
            .. Figures(line.FloorP50, line.FloorP99, line.Unit),
            line.Ratio is double ratio ? Number(ratio) + " x" : "-",
            Limit(line),
            line.IsMet switch { true => "yes", false => "NO", null => "-" },
        ];
    }

    private static string[] Figures(double? p50, double? p99, string unit)
        => p50 is double median && p99 is double high ? [$"{Number(median)} {unit}", $"{Number(high)} {unit}"] : [Missing, "-"];

    private static string Limit(Line line)
        => line.MaxValue is double value ? $"{Number(value)} {line.Unit}" : line.MaxRatio is double ratio ? Number(ratio) + " x" : "-";

    private static string Number(double value)
    {
        string format = Math.Abs(value) switch { 0 => "0", >= 100 => "0", >= 10 => "0.0", >= 1 => "0.00", _ => "0.000" };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
