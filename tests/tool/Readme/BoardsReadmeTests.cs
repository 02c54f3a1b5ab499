using System.Globalization;
using System.Text.RegularExpressions;
using Samgr.Size.Images;
using Samgr.Tool.Tests.Sizing;

namespace Samgr.Tool.Tests.Readme;

/// <summary>The figures in boards/README.md are those of the code; a little off is let pass, a budget's result is not.</summary>
public sealed class BoardsReadmeTests
{
    private const double Sizes = 0.02;
    private const double Heap = 0.05;
    private const double Model = 0.10;

    private static readonly string[] _inTheTable =
    [
        "LiteIpc", "Samgr", "Samgr.Broadcast", "Samgr.Gpio", "Samgr.Server", "Samgr.Dependent", "LiteIpc.Vectors", "Samgr.Dump",
        "Samgr.Boards", "Samgr.Esp32", "Samgr.Stm32",
    ];

    private static readonly string[][] _rows = ReadRows();

    public static TheoryData<string> Assemblies { get; } = [.. _inTheTable];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_size_of_an_assembly_is_the_one_that_it_has(string name)
    {
        ImageSize size = MeasuredSamgr.Report.Assemblies.Single(assembly => assembly.Name == name);

        string[] row = Row(name);

        ExpectNear(size.Bytes, row[1], Sizes);
        ExpectNear(size.HeapBytes, row[2], Sizes);
    }

    [Fact]
    public void The_heap_of_a_system_is_the_one_that_it_takes_and_near_what_was_measured()
    {
        Assert.All(MeasuredSamgr.Report.Heap, system =>
        {
            string[] row = Row(system.System);
            ExpectNear(system.Booted, row[1], Heap);
            ExpectNear(Number(row[2]), row[3], Model);
        });
    }

    [Fact]
    public void Every_budget_is_there_with_its_figure_and_its_result()
    {
        Assert.All(MeasuredSamgr.Report.Budgets, budget =>
        {
            string[] row = Row(budget.Name);
            Assert.Equal(budget.Limit, Number(row[1]));
            ExpectNear(budget.Figure, row[2], budget.Name.StartsWith("heap", StringComparison.Ordinal) ? Heap : Sizes);
            Assert.Equal(budget.IsMet ? "met" : "missed", row[3]);
        });
    }

    private static string[] Row(string name) => Assert.Single(_rows, row => row[0] == name);

    private static void ExpectNear(double figure, string cell, double tolerance) =>
        Assert.InRange(Number(cell), figure * (1 - tolerance), figure * (1 + tolerance));

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
