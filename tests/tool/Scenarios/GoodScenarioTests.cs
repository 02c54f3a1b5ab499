using System.Text;
using Samgr.Desktop;
using Samgr.Emulator.Scenarios;

namespace Samgr.Tool.Tests.Scenarios;

public sealed class GoodScenarioTests
{
    public const string Full = $$"""
        {
          // every member there is
          "$schema": "scenario.schema.json",
          "name": "full",
          "description": "Everything.",
          "processes": [
            { "name": "first", "pid": 5, "uid": 7, "gid": 8, "samgr": true, "modules": ["{{SampleModule.Reference}}"], "permissions": ["spawn"], "debug": true },
            {
              "name": "second",
              "pid": 6,
              "modules": ["./Samgr.Tool.Tests.dll:Samgr.Tool.Tests.Scenarios.SampleModule"],
              "after": ["first"],
              "restart": { "rule": "never", "backoffMs": 10, "maxBackoffMs": 20 },
            },
          ],
          "apps": [{ "name": "app", "uid": 9, "modules": ["{{SampleModule.Reference}}"] }],
          "policy": {
            "rules": [
              { "service": "s", "feature": "f", "provide": [{ "uid": 7 }], "use": [{ "from": 1, "to": 2 }, { "bundle": "b", "uid": 3 }] },
              { "service": "s", "feature": null },
            ],
          },
          "boot": { "milestones": ["app"], "timeoutMs": 1234 },
          "board": "esp32",
          "children": { "disabled": true, "perProcess": 3, "total": 4, "startTimeoutMs": 500 },
          "osUser": true,
          "limits": { "messageRate": 10 },
        }
        """;

    /// <summary>Every member of a scenario of several devices.</summary>
    public const string Several = """
        {
          "name": "several",
          "devices": [{ "name": "kitchen", "scenario": "adder" }, { "name": "hall", "scenario": "esp32" }],
          "links": [{ "between": ["kitchen", "hall"], "security": "hmac", "delayMs": 5, "jitterMs": 3, "bandwidth": 9600, "cut": true }],
          "seed": 42
        }
        """;

    private const string Least = $$"""{ "name": "m", "processes": [{ "name": "a", "pid": 5, "samgr": true, "modules": ["{{SampleModule.Reference}}"] }] }""";

    [Fact]
    public void Every_member_arrives_in_the_model()
    {
        Scenario scenario = Parse(Full);

        Assert.Equal("full", scenario.Name);
        Assert.Equal("Everything.", scenario.Description);
        Assert.Equal(["first", "second"], scenario.Processes.Select(process => process.Name));
        Assert.Equal((5, 7, 8, true), (scenario.Processes[0].Pid, scenario.Processes[0].Uid, scenario.Processes[0].Gid, scenario.Processes[0].Samgr));
        Assert.Equal(["spawn"], scenario.Processes[0].Permissions);
        Assert.Equal([true, false], scenario.Processes.Select(process => process.Debug));
        Assert.True(scenario.OsUser);
        Assert.Equal(["first"], scenario.Processes[1].After);
        Assert.Equal(new ScenarioRestart { Rule = RestartRule.Never, BackoffMs = 10, MaxBackoffMs = 20 }, scenario.Processes[1].Restart);
        Assert.Equal(("app", 9), (scenario.Apps[0].Name, scenario.Apps[0].Uid));
        Assert.Equal(["app"], scenario.Boot.Milestones);
        Assert.Equal(1234, scenario.Boot.TimeoutMs);
        Assert.Equal(new ScenarioChildren { Disabled = true, PerProcess = 3, Total = 4, StartTimeoutMs = 500 }, scenario.Children);
        Assert.Equal(10, scenario.Limits["messageRate"]);
        PolicyRule rule = scenario.Policy!.Rules[0];
        Assert.Equal(("s", "f"), (rule.Service, rule.Feature));
        Assert.Equal([new Emulator.Scenarios.PolicySubject { Uid = 7 }], rule.Provide);
        Assert.Equal([PolicySubjectKind.Range, PolicySubjectKind.Bundle], rule.Use!.Select(subject => subject.Kind));
        Assert.Null(scenario.Policy.Rules[1].Feature);
    }

    [Fact]
    public void Devices_and_links_arrive_in_the_model()
    {
        Scenario scenario = Parse(Several);

        Assert.Empty(scenario.Processes);
        Assert.Equal([("kitchen", "adder"), ("hall", "esp32")], scenario.Devices.Select(device => (device.Name, device.Scenario)));
        ScenarioLink link = Assert.Single(scenario.Links);
        Assert.Equal(["kitchen", "hall"], link.Between);
        Assert.Equal((ScenarioLinkSecurity.Hmac, 5, 3, 9600, true), (link.Security, link.DelayMs, link.JitterMs, link.Bandwidth, link.Cut));
        Assert.Equal(42, scenario.Seed);
    }

    [Fact]
    public void A_device_is_a_machine_and_does_not_consist_of_devices()
    {
        string folder = Directory.CreateTempSubdirectory("samgr").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "inner.json"), Several);
            byte[] outer = Encoding.UTF8.GetBytes("""{ "name": "m", "devices": [{ "name": "a", "scenario": "./inner.json" }] }""");

            ScenarioException error = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse(outer, "outer.json", folder));

            Assert.Contains("inner.json", error.Message);
            Assert.Contains("a device cannot consist of devices", error.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        Scenario scenario = Parse(Least);

        Assert.Null(scenario.Policy);
        Assert.Empty(scenario.Apps);
        Assert.Empty(scenario.Limits);
        Assert.Equal(30_000, scenario.Boot.TimeoutMs);
        Assert.Equal(new ScenarioRestart(), scenario.Processes[0].Restart);
        Assert.Equal(RestartRule.OnFailure, scenario.Processes[0].Restart.Rule);
    }

    [Fact]
    public void A_relative_module_starts_at_the_folder_of_the_scenario()
    {
        ScenarioModule module = Parse(Full).Processes[1].Modules[0];

        Assert.True(module.IsFile);
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "Samgr.Tool.Tests.dll"), module.Assembly);
        Assert.Equal(module, ScenarioModule.Parse(module.ToString()));
    }

    [Fact]
    public void A_plain_module_keeps_its_name()
    {
        ScenarioModule module = Parse(Full).Processes[0].Modules[0];

        Assert.False(module.IsFile);
        Assert.Equal(SampleModule.Reference, module.ToString());
    }

    [Fact]
    public void A_machine_of_programs_needs_no_samgr_of_its_own()
    {
        ScenarioProcess process = Assert.Single(
            Parse("""{ "name": "m", "processes": [{ "name": "a", "pid": 5, "program": "Samgr.Tool.Tests" }] }""").Processes);

        Assert.Equal("Samgr.Tool.Tests", process.Program);
        Assert.Empty(process.Modules);
        Assert.False(process.Samgr);
    }

    [Fact]
    public void A_relative_program_starts_at_the_folder_of_the_scenario()
    {
        Scenario scenario = Parse("""{ "name": "m", "processes": [{ "name": "a", "pid": 5, "program": "./Samgr.Tool.Tests.dll" }] }""");

        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "Samgr.Tool.Tests.dll"), scenario.Processes[0].Program);
    }

    [Fact]
    public void Limits_reach_the_settings_of_a_process()
    {
        SamgrOptions options = new();

        SamgrLimits.Apply(Parse(Full).Limits, options);

        Assert.Equal(10, options.MessageRate);
        Assert.Equal(new SamgrOptions().MessageBurst, options.MessageBurst);
    }

    [Fact]
    public void Names_of_63_bytes_are_allowed()
    {
        string name = new('n', 63);

        Assert.Equal(name, Parse(Least.Replace("\"m\"", $"\"{name}\"")).Name);
    }

    [Fact]
    public void A_byte_order_mark_is_allowed()
    {
        Assert.Equal("m", Parse("\uFEFF" + Least).Name);
    }

    [Fact]
    public void The_hi3516_is_the_machine_of_the_walk_through()
    {
        Scenario scenario = BuiltInScenarios.Load("hi3516");

        Assert.Equal(
            [("foundation", 5, 7), ("bundle_daemon", 6, 8), ("appspawn", 7, 1)],
            scenario.Processes.Select(process => (process.Name, process.Pid, process.Uid)));
        Assert.Equal("foundation", Assert.Single(scenario.Processes, process => process.Samgr).Name);
        Assert.Equal("launcher", Assert.Single(scenario.Apps).Name);
        Assert.Equal(["launcher"], scenario.Boot.Milestones);
        Assert.All(scenario.Processes, process => Assert.Equal(RestartRule.Always, process.Restart.Rule));
    }

    [Fact]
    public void The_scenarios_of_the_guide_are_scenarios()
    {
        string guide = File.ReadAllText(Path.Combine(Documents.DocumentFiles.Root, "docs/scenarios.md"));
        Scenario[] scenarios = [.. Scaffolding.Tutorial.Blocks("json", guide).Select(Parse)];

        Assert.Equal(["two", "policies"], scenarios.Select(scenario => scenario.Name));
        Assert.Equal(["bundle_daemon", "bundle_daemon_client"], scenarios[1].Policy!.Rules.Select(rule => rule.Service));
        ScenarioRestart usual = new();
        Assert.Contains($"init waits `\"backoffMs\"` ({usual.BackoffMs})", guide);
        Assert.Contains($"up to `\"maxBackoffMs\"` ({usual.MaxBackoffMs})", guide);
    }

    private static Scenario Parse(string text) =>
        ScenarioFile.Parse(Encoding.UTF8.GetBytes(text), "good.json", AppContext.BaseDirectory);
}
