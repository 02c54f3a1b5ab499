using System.Globalization;
using System.Text.RegularExpressions;
using Samgr.Size.Images;
using Samgr.Tool.Sizing;

namespace Samgr.Tool.Tests.Readme;

/// <summary>The figures in boards/README.md are those of the code; 2 % off are let pass, a budget's result is not.</summary>
public sealed class BoardsReadmeTests
{
    private const double Tolerance = 0.02;

    private static readonly string[] _inTheTable = ["LiteIpc", "Samgr", "Samgr.Broadcast", "Samgr.Gpio", "Samgr.Boards", "Samgr.Esp32", "Samgr.Stm32"];
    private static readonly Lazy<SizeReport> _report = new(SizeReport.OfSamgr);
    private static readonly string[][] _rows = ReadRows();

    public static TheoryData<string> Assemblies { get; } = [.. _inTheTable];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_size_of_an_assembly_is_the_one_that_it_has(string name)
    {
        ImageSize size = _report.Value.Assemblies.Single(assembly => assembly.Name == name);

        ExpectNear(size.Bytes, Row(name)[1]);
    }

    [Fact]
    public void Every_budget_is_there_with_its_figure_and_its_result()
    {
        Assert.All(_report.Value.Budgets, budget =>
        {
            string[] row = Row(budget.Name);
            Assert.Equal(budget.Limit, Number(row[1]));
            ExpectNear(budget.Figure, row[2]);
            Assert.Equal(budget.IsMet ? "met" : "missed", row[3]);
        });
    }

    private static string[] Row(string name) => Assert.Single(_rows, row => row[0] == name);

    private static void ExpectNear(double figure, string cell) =>
        Assert.InRange(Number(cell), figure * (1 - Tolerance), figure * (1 + Tolerance));

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
