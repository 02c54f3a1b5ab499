namespace Samgr.Emulator.Scenarios.Reading;

internal static class ScenarioMembers
{
    public static readonly string[] Task = ["name", "uid", "gid", "modules", "restart", "permissions", "debug"];

    /// <summary>Those of one machine, that a scenario of several devices does not have.</summary>
    public static readonly string[] OfMachine = ["processes", "apps", "policy", "boot", "board", "children", "osUser", "limits"];

    public static readonly string[] Scenario = ["$schema", "name", "description", .. OfMachine, "devices", "links", "seed"];

    public static readonly string[] Device = ["name", "scenario"];

    public static readonly string[] Link = ["between", "security", "delayMs", "jitterMs", "bandwidth", "cut"];

    public static readonly string[] Process = [.. Task, "program", "pid", "samgr", "after"];

    public static readonly string[] Restart = ["rule", "backoffMs", "maxBackoffMs"];

    public static readonly string[] Boot = ["milestones", "timeoutMs"];

    public static readonly string[] Milestone = ["name", "from"];

    public static readonly string[] Children = ["disabled", "perProcess", "total", "startTimeoutMs"];

    public static readonly string[] Policy = ["rules"];

    public static readonly string[] Rule = ["service", "feature", "provide", "use"];

    public static readonly string[] Subject = ["uid", "from", "to", "bundle", "device"];
}
