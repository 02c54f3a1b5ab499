namespace Samgr.Tool.Tests.Scenarios;

public static class BadScenarios
{
    private static readonly string _longName = new('n', 64);

    public static IReadOnlyList<BadScenario> All { get; } =
    [
        .. Json(), .. Members(), .. Names(), .. Pids(), .. Modules(), .. Programs(), .. Restarts(), .. Policies(), .. Devices(), .. Links(), .. Rest(),
    ];

    private static IEnumerable<BadScenario> Json() =>
    [
        new("nothing", "§", "broken JSON", true),
        new("cut short", "{\n  \"name\": \"m\",\n§", "broken JSON", true),
        new("text after the end", Machine("\"pid\": 5") + "§x", "broken JSON", true),
        new("a list", "§[]", "a scenario has to be an object, not an array", true),
        new("a member twice", Extra("\"apps\": [],\n §\"apps\": []"), "\"apps\" is given twice; keep one", false),
    ];

    private static IEnumerable<BadScenario> Members() =>
    [
        new("an unknown member", "{\n  \"name\": \"m\",\n  §\"proceses\": []\n}", "a scenario has no member \"proceses\"; did you mean \"processes\"?", true),
        new("an unknown member of a process", Machine("\"pid\": 5, §\"modulez\": []"), "a process has no member \"modulez\"; did you mean \"modules\"?", true),
        new("a strange member", Machine("\"pid\": 5, §\"colour\": 1"), "a process has no member \"colour\"; choose from name, uid, gid,", true),
        new("no name", "§{ \"processes\": [] }", "a scenario lacks \"name\"; add it", true),
        new("no processes", "§{ \"name\": \"m\" }", "a scenario lacks \"processes\"; add it", true),
        new("no pid", "{ \"name\": \"m\", \"processes\": [§{ \"name\": \"a\", \"modules\": [\"MODULE\"] }] }", "a process lacks \"pid\"; add it", true),
        new("a pid in quotes", Machine("\"pid\": §\"5\""), "\"pid\" has to be a whole number, not the string \"5\"", true),
        new("half a pid", Machine("\"pid\": §5.5"), "\"pid\" has to be a whole number, not the number 5.5", true),
        new("a pid beyond all bounds", Machine("\"pid\": §99999999999999999999"), "\"pid\" has to be a whole number", true),
        new("a flag in quotes", Processes(Process("a", "\"pid\": 5, \"samgr\": §\"yes\"")), "\"samgr\" has to be true or false, not the string \"yes\"", true),
        new("no list", Machine("\"pid\": 5, \"after\": §\"foundation\""), "\"after\" has to be an array, not the string \"foundation\"", true),
        new("no object", "{ \"name\": \"m\", \"processes\": [§7] }", "a process has to be an object, not the number 7", true),
    ];

    private static IEnumerable<BadScenario> Names() =>
    [
        new("a long machine name", $$"""{ "name": §"{{_longName}}", "processes": [] }""", "\"name\" is 64 bytes of UTF-8 long; the limit is 63, so shorten", true),
        new("a name of many bytes", Policy("{ \"rules\": [{ \"service\": §\"ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß\" }] }"), "\"service\" is 64 bytes of UTF-8 long; the limit is 63", false),
        new("an empty name", """{ "name": §"", "processes": [] }""", "\"name\" is empty; give it 1 to 63 bytes", true),
        new("a slash in a name", """{ "name": §"a/b", "processes": [] }""", "\"name\" holds '/', which is unfit for a path; use a to z, A to Z, 0 to 9, '_', '-' and '.'", true),
        new("a letter beyond ASCII in a name", """{ "name": §"größe", "processes": [] }""", "\"name\" holds 'ö', which is unfit for a path", true),
        new("a control character in a name", """{ "name": §"a\u0007b", "processes": [] }""", "\"name\" holds U+0007, which is unfit for a path", true),
        new("the parent folder as a name", """{ "name": §"..", "processes": [] }""", "\"name\" begins with '.', which is unfit for a path", true),
        new("a name like an option", """{ "name": §"-json", "processes": [] }""", "\"name\" begins with '-', which is unfit for a path", true),
    ];

    private static IEnumerable<BadScenario> Pids() =>
    [
        new("pid 0", Machine("\"pid\": §0"), "pid 0 is reserved for the kernel; use 2 or more", true),
        new("pid 1", Machine("\"pid\": §1"), "pid 1 is reserved for init; use 2 or more", true),
        new("a negative pid", Machine("\"pid\": §-3"), "\"pid\" is -3; it has to be from 2 to 32767", true),
        new("a pid too high", Machine("\"pid\": §40000"), "\"pid\" is 40000; it has to be from 2 to 32767", true),
        new("a negative uid", Machine("\"pid\": 5, \"uid\": §-1"), "\"uid\" is -1; it has to be 0 or more", true),
        new("a pid twice", Machine("\"pid\": 5", Process("b", "\"pid\": §5")), "pid 5 of \"b\" is taken by \"a\"; give each process its own", false),
        new("a name twice", Machine("\"pid\": 5", "{ \"name\": §\"a\", \"pid\": 6, \"modules\": [\"MODULE\"] }"), "the name \"a\" is taken by an earlier process or app", false),
        new("no samgr", "{ \"name\": \"m\", \"processes\": §[] }", "no process hosts samgr; set \"samgr\": true in exactly one", true),
        new("two samgrs", Machine("\"pid\": 5", Process("b", "\"pid\": 6, \"samgr\": §true")), "\"b\" and \"a\" both host samgr; only one process may", false),
        new("after nobody", Machine("\"pid\": 5", Process("b", "\"pid\": 6, \"after\": [§\"aa\"]")), "there is no process \"aa\" to start after; did you mean \"a\"?", false),
        new("after itself", Machine("\"pid\": 5, \"after\": §[\"a\"]"), "these processes wait for each other: a after a; remove one \"after\"", false),
        new(
            "a circle",
            Machine("\"pid\": 5", Process("b", "\"pid\": 6, \"after\": §[\"a\", \"c\"]"), Process("c", "\"pid\": 7, \"after\": [\"b\"]")),
            "these processes wait for each other: b after c after b; remove one \"after\"",
            false),
    ];

    private static IEnumerable<BadScenario> Modules() =>
    [
        new("no modules", ModuleMachine("§[]"), "\"modules\" is empty; name at least one as \"Assembly:Full.TypeName\"", true),
        new("a module without a type", ModuleMachine("[§\"Samgr.Bundle\"]"), "'Samgr.Bundle' is not of the form 'Assembly:Full.TypeName'", true),
        new("a module that is no text", ModuleMachine("[§5]"), "\"modules\" has to be text, not the number 5", true),
        new("a missing assembly", ModuleMachine("[§\"Missing.Service:Missing.Module\"]"), "there is no assembly '" + Path.Combine(AppContext.BaseDirectory, "Missing.Service.dll") + "'", false),
        new("a missing file", ModuleMachine("[§\"bin/Missing.dll:Missing.Module\"]"), "there is no assembly '" + Path.Combine(AppContext.BaseDirectory, "bin", "Missing.dll") + "'; build it", false),
        new("a type that is not there", ModuleMachine("[§\"Samgr.Tool.Tests:Samgr.Tool.Tests.Scenarios.SampleModul\"]"), "did you mean \"Samgr.Tool.Tests.Scenarios.SampleModule\"?", false),
        new("a file that is no assembly", ModuleMachine("[§\"./Samgr.Tool.Tests.deps.json:A\"]"), "cannot be read", false),
    ];

    private static IEnumerable<BadScenario> Programs() =>
    [
        new("a program that is no text", ProgramMachine("\"program\": §5"), "\"program\" has to be text, not the number 5", true),
        new("a program beside modules", ProgramMachine("\"program\": \"Samgr.Tool.Tests\", \"modules\": §[]"), "a process runs modules or a program, not both", true),
        new("a program that hosts samgr", ProgramMachine("\"program\": \"Samgr.Tool.Tests\", \"samgr\": §true"), "a program brings its own samgr", true),
        new("a missing program", ProgramMachine("\"program\": §\"Missing.Board\""), "there is no assembly '" + Path.Combine(AppContext.BaseDirectory, "Missing.Board.dll") + "'", false),
        new("a library as a program", ProgramMachine("\"program\": §\"LiteIpc\""), "has no entry point; name a program", false),
        new("a file that is no program", ProgramMachine("\"program\": §\"./Samgr.Tool.Tests.deps.json\""), "cannot be read", false),
    ];

    private static IEnumerable<BadScenario> Restarts() =>
    [
        new("an unknown rule", Machine("\"pid\": 5, \"restart\": { \"rule\": §\"sometimes\" }"), "there is no restart rule \"sometimes\"; use always, on-failure, never", true),
        new("no rule", Machine("\"pid\": 5, \"restart\": §{}"), "\"restart\" lacks \"rule\"; add it", true),
        new("a negative wait", Machine("\"pid\": 5, \"restart\": { \"rule\": \"always\", \"backoffMs\": §-1 }"), "\"backoffMs\" is -1; it has to be 0 or more", true),
        new("waits the wrong way round", Machine("\"pid\": 5, \"restart\": { \"rule\": \"always\", \"backoffMs\": 9, \"maxBackoffMs\": §8 }"), "\"maxBackoffMs\" is 8, below \"backoffMs\" 9", false),
        new("an unknown permission", Machine("\"pid\": 5, \"permissions\": [§\"spwan\"]"), "there is no permission \"spwan\"; did you mean \"spawn\"?", true),
    ];

    private static IEnumerable<BadScenario> Policies() =>
    [
        new("a policy without rules", Policy("§{}"), "\"policy\" lacks \"rules\"; add it", true),
        new("a rule without a service", Policy("{ \"rules\": [§{ \"use\": [] }] }"), "a rule lacks \"service\"; add it", true),
        new("a long service name", Policy($$"""{ "rules": [{ "service": §"{{_longName}}" }] }"""), "\"service\" is 64 bytes of UTF-8 long; the limit is 63", true),
        new("a subject of nothing", Subject("§{}"), "a subject is { \"uid\": N }, { \"from\": N, \"to\": M } or { \"bundle\": \"name\", \"uid\": N }", true),
        new("half a range", Subject("§{ \"from\": 1 }"), "a subject is { \"uid\": N }", true),
        new("a uid and a range", Subject("§{ \"uid\": 1, \"from\": 1, \"to\": 2 }"), "a subject is { \"uid\": N }", true),
        new("a bundle without a uid", Subject("§{ \"bundle\": \"b\" }"), "a subject is { \"uid\": N }", true),
        new("an empty range", Subject("§{ \"from\": 2, \"to\": 1 }"), "the range from 2 to 1 is empty; swap its ends", false),
        new(
            "nine subjects",
            Policy($$"""{ "rules": [{ "service": "s", "use": [{{Uids(5)}}] }, { "service": "s", "use": §[{{Uids(4)}}] }] }"""),
            "\"use\" of \"s\" holds 9 subjects; the limit is 8, so use a range or raise \"maxPolicies\"",
            false),
    ];

    private static IEnumerable<BadScenario> Devices() =>
    [
        new("devices beside processes", """{ "name": "m", "devices": [{ "name": "a", "scenario": "adder" }], §"processes": [] }""", "a scenario has \"processes\" or \"devices\": put \"processes\" into the scenario of a device, or remove \"devices\"", true),
        new("links without devices", Extra("\"links\": §[]"), "\"links\" is about several devices; name them in \"devices\", or remove it", true),
        new("a seed without devices", Extra("\"seed\": §1"), "\"seed\" is about several devices", true),
        new("no device", """{ "name": "m", "devices": §[] }""", "\"devices\" has 0 devices; give 1 to 16", true),
        new("a device without a scenario", """{ "name": "m", "devices": [§{ "name": "a" }] }""", "a device lacks \"scenario\"; add it", true),
        new("an unknown member of a device", """{ "name": "m", "devices": [{ "name": "a", "scenario": "adder", §"polcy": 1 }] }""", "a device has no member \"polcy\"; choose from name, scenario", true),
        new("a scenario that is not there", """{ "name": "m", "devices": [{ "name": "a", "scenario": §"addr" }] }""", "there is no scenario \"addr\"; name a built-in one (adder, ", false),
        new("a device twice", """{ "name": "m", "devices": [{ "name": "a", "scenario": "adder" }, { "name": §"a", "scenario": "adder" }] }""", "the name \"a\" is taken by an earlier device; give each its own", false),
        new("a long name of a machine", $$"""{ "name": "{{_longName[1..]}}", "devices": [{ "name": §"a", "scenario": "adder" }] }""", "is 65 bytes of UTF-8 long; the limit is 63", false),
        new("a seed below 0", """{ "name": "m", "devices": [{ "name": "a", "scenario": "adder" }], "seed": §-1 }""", "\"seed\" is -1; it has to be 0 or more", true),
    ];

    private static IEnumerable<BadScenario> Links() =>
    [
        new("a link of one", Link("\"between\": §[\"a\"]"), "a link is between two devices, not 1", true),
        new("a link to itself", Link("\"between\": [\"a\", §\"a\"]"), "a device needs no link to itself; name another one", false),
        new("a link to nobody", Link("\"between\": [\"a\", §\"kitchn\"]"), "there is no device \"kitchn\"; did you mean \"kitchen\"?", false),
        new("a link from nowhere", "{ \"name\": \"m\", \"devices\": [{ \"name\": \"a\", \"scenario\": \"adder\" }], \"links\": [§{}] }", "a link lacks \"between\"; add it", true),
        new("an unknown security", Link("\"between\": [\"a\", \"kitchen\"], \"security\": §\"none\""), "there is no security \"none\" of a link; use tls, hmac", true),
        new("loss over TCP", Link("\"between\": [\"a\", \"kitchen\"], §\"loss\": 5"), "\"loss\" is a fault of a serial line: TCP repairs it and only comes later; use \"jitterMs\", or cut the link", true),
        new("an unknown member of a link", Link("\"between\": [\"a\", \"kitchen\"], §\"delay\": 5"), "a link has no member \"delay\"; did you mean \"delayMs\"?", true),
        new(
            "two links between two",
            """{ "name": "m", "devices": [{ "name": "a", "scenario": "adder" }, { "name": "b", "scenario": "adder" }], "links": [{ "between": ["a", "b"] }, §{ "between": ["b", "a"] }] }""",
            "there is a link between b and a already; keep one",
            false),
    ];

    private static IEnumerable<BadScenario> Rest() =>
    [
        new("a milestone from nowhere", Extra("\"boot\": { \"milestones\": [{ \"name\": \"up\", \"from\": [§\"b\"] }] }"), "there is no process or app \"b\" to report a milestone", false),
        new("a milestone from nobody", Extra("\"boot\": { \"milestones\": [§{ \"name\": \"up\" }] }"), "a milestone lacks \"from\"; add it", true),
        new("a milestone twice", Extra("\"boot\": { \"milestones\": [{ \"name\": \"up\", \"from\": [] }, §{ \"name\": \"up\", \"from\": [] }] }"), "the milestone \"up\" is given twice; keep one", false),
        new("no child at all", Extra("\"children\": { \"perProcess\": §0 }"), "\"perProcess\" is 0; it has to be 1 or more", true),
        new("no time to boot", Extra("\"boot\": { \"timeoutMs\": §0 }"), "\"timeoutMs\" is 0; it has to be 1 or more", true),
        new("a limit unheard of", Extra("\"limits\": { §\"mesageRate\": 5 }"), "\"limits\" has no member \"mesageRate\"; did you mean \"messageRate\"?", true),
        new("a negative limit", Extra("\"limits\": { \"callTimeoutMs\": §-1 }"), "\"callTimeoutMs\" is -1; it has to be 1 or more", true),
    ];

    private static string Machine(string members, params string[] more) => Processes([Process("a", "\"samgr\": true, " + members), .. more]);

    private static string Processes(params string[] processes) =>
        $"{{\n  \"name\": \"m\",\n  \"processes\": [\n    {string.Join(",\n    ", processes)}\n  ]\n}}";

    private static string Process(string name, string members) =>
        $$"""{ "name": "{{name}}", "modules": ["MODULE"], {{members}} }""";

    private static string ModuleMachine(string modules) =>
        $$"""{ "name": "m", "processes": [{ "name": "a", "pid": 5, "samgr": true, "modules": {{modules}} }] }""";

    private static string ProgramMachine(string members) =>
        $$"""{ "name": "m", "processes": [{ "name": "a", "pid": 5, {{members}} }] }""";

    private static string Extra(string member) =>
        $$"""{ "name": "m", "processes": [{ "name": "a", "pid": 5, "samgr": true, "modules": ["MODULE"] }], {{member}} }""";

    private static string Link(string members) =>
        $$"""{ "name": "m", "devices": [{ "name": "a", "scenario": "adder" }, { "name": "kitchen", "scenario": "adder" }], "links": [{ {{members}} }] }""";

    private static string Policy(string policy) => Extra($"\"policy\": {policy}");

    private static string Subject(string subjects) => Policy($$"""{ "rules": [{ "service": "s", "use": [{{subjects}}] }] }""");

    private static string Uids(int count) => string.Join(", ", Enumerable.Repeat("{ \"uid\": 1 }", count));
}
