using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>What a process is made with is checked where it is made, and the error says what to give instead.</summary>
public sealed class OptionRangeTests
{
    public static TheoryData<string> Names => [.. SamgrLimits.All.Select(limit => limit.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_F1_AValueOutOfItsRangeIsRefusedByTheConstructor(string name)
    {
        SamgrLimit limit = SamgrLimits.All.Single(limit => limit.Name == name);
        foreach (var value in new[] { limit.Lowest - 1, int.MinValue })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => Make(limit, value));
            Assert.Contains(limit.Option + " is " + value + "; it has to be " + limit.Range, error.Message, StringComparison.Ordinal);
        }

        if (limit.Highest < int.MaxValue)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Make(limit, limit.Highest + 1));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_F1_BothEndsOfARangeAreTaken(string name)
    {
        SamgrLimit limit = SamgrLimits.All.Single(limit => limit.Name == name);
        Make(limit, limit.Lowest).Stop();
        Make(limit, limit.Default).Stop();
    }

    [Fact]
    public void Fault_F1_EachNumberOfTheOptionsHasARange()
        => Assert.Equal(
            typeof(SamgrOptions).GetFields().Where(field => field.FieldType == typeof(int)).Select(field => field.Name).Order(),
            SamgrLimits.All.Select(limit => limit.Option).Order());

    [Fact]
    public void Fault_F1_ARangeIsSaidInWords()
    {
        Assert.Equal("1 or more", SamgrLimits.All.Single(limit => limit.Name == "maxAbilities").Range);
        Assert.Equal("from 1024 to 262144", SamgrLimits.All.Single(limit => limit.Name == "poolSize").Range);
    }

    private static SamgrLite Make(SamgrLimit limit, int value)
    {
        SamgrOptions options = new() { Adapter = new DesktopAdapter() };
        limit.Set(options, value);
        return new SamgrLite(options);
    }
}
