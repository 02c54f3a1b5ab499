using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;
using Samgr.Size.Heap;
using Samgr.Size.Images;
using Samgr.Tool.Commands;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Tests.Golden;

/// <summary>The outputs that have golden files, of the same data every time.</summary>
internal static class GoldenOutputs
{
    private static readonly ProcessInfo[] _processes =
    [
        new(5, "foundation", 7, 1, 2213, "running", 0, 4_321, 0),
        new(6, "bundle_daemon", 8, 1, 2242, "running", 3, 61_000, 2),
        new(7, "appspawn", 1, 1, null, "restarting", 12, 0, -1),
        new(8, "launcher", 20010001, 7, 4194303, "running", 0, 86_461_000, 4),
        new(32767, "foundation:a_child_with_a_long_name.of_its_own", 2000000000, 5, 4194304, "running", 0, 900, 17),
    ];

    private static readonly ServiceEntry[] _services =
    [
        new("app_spawn_client", null, 1, 1, 5, "foundation"),
        new("bundle_daemon", null, 2, 0, 6, "bundle_daemon"),
        new("Provider and subscriber", "Broadcast", 4, 3, 8, "launcher"),
        new("gpio", "pins", 33, 12, 9, null),
    ];

    private static readonly PinInfo[] _pins =
    [
        new(0, "GPIO0", "high", "InputPullUp", "consumer", [new("button", "BOOT", null)]),
        new(2, "GPIO2", "low", "Output", "provider", [new("led", "LED", false)]),
        new(34, "GPIO34", "low", null, null, []),
        new(35, "GPIO35", "high", "Input", "consumer", [new("led", "A green one", true), new("button", "A button beside it", null), new("button", "Another", null)]),
    ];

    private static readonly Tool.Rendering.DeviceEntry[] _devices =
    [
        new("hall", "board", "tagged", "ab82b93efb0bf27806a75607aefc071ef2a7181a768315ab944e37107cb62c34"),
        new("kitchen-and-the-room-behind-it", "desktop", "tls", "3a73b2c53e78837440d35312911473c9f666fbf8f571b549d5dcc334f6bf732c"),
    ];

    private static readonly ImageSize[] _images =
    [
        new("LiteIpc", [new("Header", 1, 116), new("TypeDef", 40, 960), new("ByteCode", 9000, 19_232)], 7),
        new("Samgr.Interfaces.Callbacks", [new("Header", 1, 116), new("TypeDef", 9, 216), new("ByteCode", 900, 1_908)], 0),
    ];

    private static readonly string[] _dump =
    [
        "machine hi3516, transport channel",
        "kernel: samgr in pid 5",
        "  handles 5/32768",
        "  calls 0/1024, refused 0",
        "pid 5 foundation uid 7: running, 0 restarts, handle 0, 0 bytes of its pool taken, 0 refusals",
        "  [0] bundle_daemon: running, task bundle_daemon, queue 0/20, handled 1, failed 0, exceptions 0, dropped 0, slow 0, default interface",
        "limits: name bytes 63, services 32752, features a service 112, shared queue 40, slow message ms 10000, message pool bytes 65536",
    ];

    private static readonly InterfaceInfo _door = InterfaceInfo.Parse("""
        {"interface":"House.IDoor","service":"door","feature":null,"version":2,
        "methods":[{"id":1,"name":"Open","parameters":[{"name":"by","type":"str"},{"name":"degrees","type":"i32"},{"name":"reached","type":"i32","direction":"out"}],"returns":{"type":"bool"}},
        {"id":2,"name":"Allow","parameters":[{"name":"persons","type":"House.Person[]","kind":"data"},{"name":"access","type":"House.Access","kind":"enum"}]},
        {"id":3,"name":"Slam","parameters":[],"oneWay":true}],
        "data":[{"name":"House.Person","members":[{"name":"Name","type":"str"},{"name":"Key","type":"u8[]"},{"name":"Since","type":"time"}]}],
        "enums":[{"name":"House.Access","type":"u8","flags":true,"values":{"None":0,"Enter":1,"Leave":2,"GiveToOthers":4,"Everything":255}}]}
        """);

    public static IReadOnlyDictionary<string, Func<Screen, IEnumerable<string>>> All { get; } = new Dictionary<string, Func<Screen, IEnumerable<string>>>
    {
        ["help"] = screen => HelpText.Lines(SamgrCommand.Build(), screen),
        ["help-call"] = screen => HelpText.Lines(SamgrCommand.Build().Subcommands.Single(command => command.Name == "call"), screen),
        ["help-device"] = screen => HelpText.Lines(SamgrCommand.Build().Subcommands.Single(command => command.Name == "device"), screen),
        ["help-device-pair"] = screen => HelpText.Lines(SamgrCommand.Build().Subcommands.Single(command => command.Name == "device").Subcommands[0], screen),
        ["help-pin"] = screen => HelpText.Lines(SamgrCommand.Build().Subcommands.Single(command => command.Name == "pin"), screen),
        ["help-link"] = screen => HelpText.Lines(SamgrCommand.Build().Subcommands.Single(command => command.Name == "link"), screen),
        ["link"] = screen => LinkTable.Lines([new("hub", "kitchen", "tls", "up", 2, 3, 0), new("hall", "kitchen", "hmac", "cut", 500, 60000, 125000)], screen),
        ["ps"] = screen => ProcessTable.Lines(_processes[..4], screen),
        ["ps-long-name"] = screen => ProcessTable.Lines(_processes, screen),
        ["ps-none"] = screen => ProcessTable.Lines([], screen),
        ["list"] = screen => ServiceTable.Lines(_services, screen),
        ["clients"] = screen => ClientTable.Lines([new("appspawn", null, 3, 0, 1), new("bundle_daemon", null, -1, -1, 12)], screen),
        ["dump"] = screen => TextOutput.Lines(_dump, screen),
        ["call-info"] = screen => TextOutput.Lines(Signature.Lines(_door), screen),
        ["pin-list"] = screen => PinTable.Lines(_pins, screen),
        ["device-list"] = screen => DeviceTable.Lines(_devices, screen),
        ["size"] = screen =>
        [
            .. ImageTable.Lines(_images, screen),
            "",
            .. HeapTable.Lines([new("four services", 7, 12_345, 29_759, new HeapSize[] { new("Samgr.Identity", 12, 480) })], screen),
            "",
            .. BudgetTable.Lines(
                [new(".pe of LiteIpc, Samgr, Broadcast and Gpio", 67_584, 67_472, "bytes"), new("allocated by a call of another process and its reply", 64, 65.5, "bytes on .NET")],
                screen),
        ],
    };
}
