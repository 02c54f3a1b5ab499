using Samgr.Emulator.Scenarios;

namespace Samgr.Tool.Tests.Scenarios;

public sealed class BadScenarioTests
{
    public static TheoryData<BadScenario> Bad => [.. BadScenarios.All];

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void A_bad_scenario_says_where_and_why(BadScenario bad)
    {
        ScenarioException error = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse(bad.Content, "bad.json", AppContext.BaseDirectory));

        Assert.Contains(bad.Message, error.Problem);
        Assert.Equal(bad.Place, (error.Line, error.Column));
        Assert.StartsWith($"bad.json:{bad.Place.Line}:{bad.Place.Column}: ", error.Message);
    }

    [Fact]
    public void A_missing_file_is_named_with_its_full_path()
    {
        ScenarioException error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load("nowhere/missing.json"));

        Assert.Contains(Path.GetFullPath("nowhere/missing.json"), error.Message);
        Assert.Equal(0, error.Line);
    }

    [Fact]
    public void An_unknown_built_in_scenario_lists_those_there_are()
    {
        ScenarioException error = Assert.Throws<ScenarioException>(() => BuiltInScenarios.Load("hi3517"));

        Assert.Contains("hi3516", error.Message);
        Assert.Contains("path of a .json file", error.Message);
    }
}
