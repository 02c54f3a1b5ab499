using System.CommandLine;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Boards;
using Samgr.Tool.Calls;
using Samgr.Tool.Commands;
using Samgr.Tool.Completing;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Completing;

public sealed class CompletionTests
{
    private const string Lamp = """
        {"interface":"House.ILamp","service":"lamp","feature":"desk","version":1,"methods":[
        {"id":1,"name":"Shine","parameters":[{"name":"mode","type":"House.Mode","kind":"enum"},{"name":"isDim","type":"bool"},{"name":"level","type":"i32","direction":"out"}]},
        {"id":2,"name":"Show","parameters":[]}],
        "enums":[{"name":"House.Mode","type":"u8","values":{"Off":0,"On":1}}]}
        """;

    public static TheoryData<string, string[]> Lines => new()
    {
        { "samgr c", ["call", "check", "clients", "completion"] },
        { "samgr pin ", ["list", "press", "read", "set", "watch"] },
        { "samgr pin set LED ", ["float", "high", "low"] },
        { "samgr pin read ", ["BUTTON", "LED"] },
        { "samgr pin press ", ["BOOT"] },
        { "samgr device forget ", ["kitchen"] },
        { "samgr device rename k", ["kitchen"] },
        { "samgr list --", ["--device", "--help", "--json", "--machine", "--verbose"] },
        { "samgr run h", ["hi3516", "home", "home.hall", "home.hub", "home.kitchen"] },
        { "samgr --device ", ["hall", "kitchen"] },
        { "samgr link ", ["cut", "heal", "set", "show"] },
        { "samgr link cut ", ["hall", "kitchen"] },
        { "samgr link heal hall ", ["kitchen"] },
        { "samgr link set hall kitchen d", ["delayMs="] },
        { "samgr run --transport ", ["channel", "socket"] },
        { "samgr kill ", ["5", "6", "hall"] },
        { "samgr clients ha", ["hall"] },
        { "samgr restart ", ["5", "6", "hall"] },
        { "samgr ps -m ", ["first", "second"] },
        { "samgr run -m ", [] },
        { "samgr dump ", ["5", "6", "door", "hall"] },
        { "samgr log ", ["5", "6", "door", "hall"] },
        { "samgr log --level ", ["debug", "error", "fatal", "info", "warn"] },
        { "samgr completion ", ["bash", "fish", "powershell", "zsh"] },
        { "samgr new ", ["app", "service"] },
        { "samgr new s", ["service"] },
        { "samgr new service Garden --", ["--help", "--output", "--packages"] },
        { "samgr new service Garden ", [] },
        { "samgr new app --board ", [.. BoardTable.All.Select(board => board.Name).Order(StringComparer.Ordinal)] },
        { "samgr new app Garden --board d", ["desktop"] },
        { "samgr new app Garden --board desktop --", ["--board", "--help", "--output", "--packages"] },
        { "samgr flash --board ", [.. BoardTable.Flashed.Order(StringComparer.Ordinal)] },
        { "samgr flash --target PICO_", ["PICO_RP2040", "PICO_RP2040_W"] },
        { "samgr pack ", [] },
        { "samgr pack --", ["--help", "--local", "--nano", "--packages"] },
        { "samgr call ", ["door", "lamp/desk"] },
        { "samgr call -m first ", ["door", "lamp/desk"] },
        { "samgr call lamp/desk ", ["Show", "Shine", "info", "ping", "stats"] },
        { "samgr call lamp/desk sh", ["Shine", "Show"] },
        { "samgr call lamp/desk Shine ", ["Off", "On", "isDim=", "mode="] },
        { "samgr call lamp/desk shine mode=o", ["mode=Off", "mode=On"] },
        { "samgr call lamp/desk Shine mode=On ", ["false", "isDim=", "true"] },
        { "samgr call lamp/desk Shine On ", ["false", "isDim=", "true"] },
        { "samgr call lamp/desk Shine On true ", [] },
        { "samgr call 'lamp/desk' \"Shine\" isDim=", ["isDim=false", "isDim=true"] },
        { "samgr call door ", [] },
        { "samgr call lamp/desk --raw 1 --returns st", ["str"] },
        { "samgr call / ", [] },
        { "samgr nonsense ", [] },
    };

    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public void A_line_goes_on_with_what_there_is(string line, string[] words)
    {
        Completer completer = new(SamgrCommand.Build(), (_, _) => new House());

        Assert.Equal(words.Order(StringComparer.Ordinal), completer.Complete(CommandWords.Parse(line)));
    }

    [Fact]
    public void What_is_left_to_the_user_is_a_name_a_number_or_a_path()
    {
        Completer completer = new(SamgrCommand.Build(), (_, _) => new House());
        IEnumerable<string> lines = Leaves(SamgrCommand.Build(), "samgr").SelectMany(leaf => leaf.Command.Arguments
            .Take(1)
            .Select(_ => leaf.Path)
            .Concat(leaf.Command.Options.Where(Completer.TakesValue).Select(option => $"{leaf.Path} {option.Name}")));

        Assert.Equal(
            [
                "samgr call --timeout", "samgr call --uid", "samgr check", "samgr device attach", "samgr device code", "samgr device code --output", "samgr device detach", "samgr device pair", "samgr device pair --listen",
                "samgr device pair --name", "samgr device pair --pin", "samgr flash", "samgr flash --address", "samgr flash --baud", "samgr generate",
                "samgr generate --output", "samgr generate --reference", "samgr log --grep", "samgr log --lines", "samgr log --since", "samgr monitor --baud", "samgr new app", "samgr new app --output", "samgr new app --packages",
                "samgr new service", "samgr new service --output", "samgr new service --packages", "samgr pack --packages",
                "samgr pin press --ms", "samgr pin watch --count", "samgr run --dial", "samgr run --listen", "samgr run --log-file", "samgr run --log-files", "samgr run --log-size", "samgr run --machine", "samgr run --timeout", "samgr run --trace",
                "samgr run --vcd", "samgr size",
            ],
            lines.Where(line => !line.EndsWith("--port", StringComparison.Ordinal) && completer.Complete(CommandWords.Parse(line + " ")).Count == 0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_machine_that_the_line_names_is_asked()
    {
        string? asked = null;
        Completer completer = new(SamgrCommand.Build(), (machine, _) =>
        {
            asked = machine;
            return new House();
        });

        completer.Complete(CommandWords.Parse("samgr call --machine second "));

        Assert.Equal("second", asked);
    }

    [Theory]
    [InlineData("samgr call a", new[] { "call" }, "a")]
    [InlineData("samgr call a ", new[] { "call", "a" }, "")]
    [InlineData("samgr call 'a b' \"c 'd\" e\\ f", new[] { "call", "a b", "c 'd" }, "e f")]
    [InlineData("samgr call \"\" 'open wo", new[] { "call", "" }, "open wo")]
    [InlineData("", new string[0], "")]
    public void A_line_is_taken_apart_as_a_shell_does(string line, string[] before, string current)
    {
        CommandWords words = CommandWords.Parse(line);

        Assert.Equal(before, words.Before);
        Assert.Equal(current, words.Current);
    }

    [Fact]
    public async Task Bash_reads_its_script_without_complaint()
    {
        Assert.SkipUnless(Shell.IsBashThere, "there is no bash here");

        Assert.Equal("", await Shell.CheckAsync(CompletionScript.For("bash")));
        Assert.NotEqual("", await Shell.CheckAsync("if"));
    }

    [Fact]
    public async Task A_script_is_printed_and_another_shell_is_refused()
    {
        using Sandbox sandbox = new();

        Assert.Equal(CompletionScript.For("bash"), (await sandbox.RunAsync("completion", "bash")).Expect(ExitCode.Success).Output);
        Assert.Contains("Register-ArgumentCompleter", (await sandbox.RunAsync("completion", "powershell")).Expect(ExitCode.Success).Output);
        Assert.Contains(
            "there is no script for 'ash'; did you mean bash? There are bash, fish, powershell, zsh",
            (await sandbox.RunAsync("completion", "ash")).Expect(ExitCode.BadInput).Errors);
    }

    [Fact]
    public async Task Without_a_machine_only_the_commands_are_completed()
    {
        using Sandbox sandbox = new();

        Assert.Equal("", (await sandbox.RunAsync("complete", "samgr call ")).Expect(ExitCode.Success).Output);
        Assert.Equal("call", (await sandbox.RunAsync("complete", "samgr ca")).Expect(ExitCode.Success).Output);
    }

    private static IEnumerable<(Command Command, string Path)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(command, path)]
        : command.Subcommands.Where(known => !known.Hidden).SelectMany(known => Leaves(known, $"{path} {known.Name}"));

    private sealed class House : IMachineWords
    {
        public IEnumerable<string> Machines() => ["first", "second"];

        public IEnumerable<string> RunningDevices() => ["kitchen", "hall"];

        public IEnumerable<string> LinkedDevices(string? first) => RunningDevices().Where(name => name != first);

        public IEnumerable<string> Services() => ["lamp/desk", "door"];

        public IEnumerable<string> Processes() => ["5", "6", "hall"];

        public IEnumerable<string> Pins() => ["LED", "BUTTON"];

        public IEnumerable<string> Buttons() => ["BOOT"];

        public IEnumerable<string> Devices() => ["kitchen"];

        public InterfaceInfo? Describe(CallTarget target) => target == new CallTarget("lamp", "desk") ? InterfaceInfo.Parse(Lamp) : null;
    }
}
