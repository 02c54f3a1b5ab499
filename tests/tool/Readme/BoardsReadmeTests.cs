using System.Globalization;
using System.Text.RegularExpressions;
using Samgr.Size.Images;
using Samgr.Tool.Tests.Sizing;

namespace Samgr.Tool.Tests.Readme;

/// <summary>
/// The figures in boards/README.md are those of the code: to the byte where the command is exact. The heap of a booted system depends
/// on how far its threads have come when it is looked at, so its spread stands there.
/// </summary>
public sealed class BoardsReadmeTests
{
    private const double WidestSpread = 0.05;
    private const double Model = 0.10;

    private static readonly string[] _inTheTable =
    [
        "LiteIpc", "Samgr", "Samgr.Broadcast", "Samgr.Gpio", "Samgr.Server", "Samgr.Dependent", "Samgr.Interfaces", "Samgr.Interfaces.Callbacks", "LiteIpc.Kit", "LiteIpc.Vectors", "Samgr.Dump",
        "Samgr.Boards", "Samgr.Esp32", "Samgr.Stm32",
    ];

    private static readonly string[][] _rows = ReadRows();

    public static TheoryData<string> Assemblies { get; } = [.. _inTheTable];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Fault_D6_the_size_of_an_assembly_is_the_one_that_it_has(string name)
    {
        ImageSize size = MeasuredSamgr.Report.Assemblies.Single(assembly => assembly.Name == name);

        Assert.Equal($"| {name} | {Text(size.Bytes)} | {Text(size.HeapBytes)} |", $"| {string.Join(" | ", Row(name))} |");
    }

    [Fact]
    public void Fault_D6_the_heap_of_a_system_is_within_its_spread_and_the_model_near_what_was_measured()
    {
        Assert.All(MeasuredSamgr.Report.Heap, system =>
        {
            string[] row = Row(system.System);
            ExpectWithin(system.Booted, row[1]);
            Assert.InRange(Number(row[2]), Number(row[3]) * (1 - Model), Number(row[3]) * (1 + Model));
        });
    }

    [Fact]
    public void Fault_D6_every_budget_is_there_with_its_figure_and_its_result()
    {
        Assert.All(MeasuredSamgr.Report.Budgets, budget =>
        {
            string[] row = Row(budget.Name);
            Assert.Equal(budget.Limit, Number(row[1]));
            if (budget.Name.StartsWith("heap", StringComparison.Ordinal))
            {
                ExpectWithin(budget.Figure, row[2]);
            }
            else
            {
                Assert.Equal(Text(budget.Figure), row[2]);
            }

            Assert.Equal(budget.IsMet ? "met" : "missed", row[3]);
        });
    }

    [Fact]
    public void Fault_D6_no_figure_stands_there_twice_with_another_value()
    {
        string[] twice = [.. _rows.Where(row => row.Length > 1).GroupBy(row => row[0].Trim('*')).Where(same => same.Count() > 1).Select(same => same.Key)];

        Assert.Empty(twice.Except(["---", "pin"]));
    }

    private static string[] Row(string name) => Assert.Single(_rows, row => row[0] == name);

    private static void ExpectWithin(double figure, string cell)
    {
        double[] spread = [.. cell.Split(" to ").Select(Number)];
        Assert.Equal(2, spread.Length);
        Assert.InRange(figure, spread[0], spread[1]);
        Assert.InRange(spread[1], spread[0], spread[0] * (1 + WidestSpread));
    }

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string[][] ReadRows()
    {
        using StreamReader reader = new(typeof(BoardsReadmeTests).Assembly.GetManifestResourceStream("boards/README.md")!);
        return
        [
            .. Regex.Matches(reader.ReadToEnd(), @"(?m)^\| (.+) \|\r?$").Select(match => match.Groups[1].Value.Split(" | ")),
        ];
    }
}
