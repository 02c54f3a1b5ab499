using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Tests.Init;

/// <summary>The rules of a scenario, as samgr gets them.</summary>
public sealed class PolicyRuleTests
{
    [Fact]
    public void An_empty_list_is_a_rule_that_lets_nobody_in()
    {
        ConfiguredRule rule = Assert.Single(ConfigurationBuilder.Flatten(new PolicyRule { Service = "lamp", Feature = "dimmer", Use = [] }));

        Assert.Equal(("lamp", "dimmer", false), (rule.Service, rule.Feature, rule.Provides));
        Samgr.PolicySubject nobody = Samgr.PolicySubject.ForRange(rule.First, rule.Last);
        Assert.DoesNotContain(new[] { 0, 1, 7, int.MaxValue }, nobody.Includes);
        Assert.NotEqual(rule.First, rule.Last);
    }

    [Fact]
    public void What_a_rule_does_not_say_is_no_rule()
        => Assert.True(Assert.Single(ConfigurationBuilder.Flatten(new PolicyRule { Service = "lamp", Provide = [new Emulator.Scenarios.PolicySubject { Uid = 7 }] })).Provides);
}
