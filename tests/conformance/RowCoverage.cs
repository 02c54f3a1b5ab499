using System.Reflection;
using System.Text.RegularExpressions;

namespace Samgr.Conformance;

/// <summary>rows.txt names every asserted row of the catalogue's areas 1 to 5, 6a, 6c and 7; none of them may be forgotten.</summary>
public sealed partial class RowCoverage
{
    private static HashSet<string> Rows { get; } = [.. Resource("rows.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static HashSet<string> NotApplicable { get; } =
        [.. NotApplicableRow().Matches(Resource("NOT-APPLICABLE.md")).Select(match => match.Groups[1].Value)];

    private static List<string> Tested { get; } = [.. Assembly.GetExecutingAssembly().GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(FactAttribute)))
        .Select(method => TestOfRow().Match(method.Name))
        .Where(match => match.Success)
        .Select(match => match.Groups[1].Value + "-" + match.Groups[2].Value)];

    public static TheoryData<string> AllRows => [.. Rows];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void A_row_is_either_a_test_or_not_applicable(string row)
        => Assert.True(
            Tested.Contains(row) != NotApplicable.Contains(row),
            row + " has to be the prefix of a test's name or stand in NOT-APPLICABLE.md, and not both");

    [Fact]
    public void Only_rows_of_the_catalogue_are_tested_or_excused()
    {
        Assert.Empty(Tested.Except(Rows));
        Assert.Empty(NotApplicable.Except(Rows));
        Assert.Equal(224, Rows.Count);
    }

    [GeneratedRegex("^(SC|MS|BC|SZ|TR|IK|CP)_([0-9]{3})_")]
    private static partial Regex TestOfRow();

    [GeneratedRegex("^\\| ((?:SC|MS|BC|SZ|TR|IK|CP)-[0-9]{3}) \\| [^|]{20,} \\|$", RegexOptions.Multiline)]
    private static partial Regex NotApplicableRow();

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
