using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>'samgr device' of two devices, each with a folder of its own.</summary>
public sealed partial class DeviceTests : IDisposable
{
    private const string Variable = "SAMGR_DEVICES";

    private readonly Sandbox _hub = new();
    private readonly Sandbox _kitchen = new();

    public DeviceTests()
    {
        _hub.Environment[Variable] = Path.Combine(_hub.WorkingFolder, "devices");
        _kitchen.Environment[Variable] = Path.Combine(_kitchen.WorkingFolder, "devices");
    }

    public void Dispose()
    {
        _hub.Dispose();
        _kitchen.Dispose();
    }

    [Fact]
    public async Task Two_devices_are_paired_by_the_pin_that_one_shows_and_by_no_other()
    {
        ToolProcess shows = _hub.Start("device", "pair", "--listen", "127.0.0.1:0", "--name", "kitchen");
        await shows.Output.WaitForAsync("PIN ");
        string place = Place().Match(shows.Output.Text).Groups[1].Value;
        string wrong = Pin(shows) == "000 000" ? "000001" : "000000";

        ToolResult refused = (await _kitchen.RunAsync("device", "pair", place, "--name", "hub", "--pin", wrong)).Expect(ExitCode.Failed);
        await shows.Output.WaitForAsync("PIN ", 2);
        ToolResult paired = (await _kitchen.RunAsync("device", "pair", place, "--name", "hub", "--pin", Pin(shows))).Expect(ExitCode.Success);
        ToolResult other = (await shows.FinishAsync()).Expect(ExitCode.Success);

        Assert.Equal("samgr: the PIN was wrong, or its minute is over; type the one that the other device shows now", refused.Errors.Trim());
        Assert.Contains("samgr: the other device was told another PIN", other.Errors);
        string hub = (await _hub.RunAsync("device", "id")).Expect(ExitCode.Success).Output.Trim();
        string kitchen = (await _kitchen.RunAsync("device", "id")).Expect(ExitCode.Success).Output.Trim();
        Assert.Equal($"paired with 'hub', network id {hub}", paired.Output.Trim());
        Assert.EndsWith($"paired with 'kitchen', network id {kitchen}", other.Output.Trim());
        Assert.Equal([["kitchen", "desktop", "tls", kitchen[..16]]], (await _hub.RunAsync("device", "list")).Rows);
        System.Text.Json.JsonElement listed = (await _kitchen.RunAsync("device", "list", "--json")).Json[0];
        Assert.Equal(("hub", hub), (listed.GetProperty("name").GetString(), listed.GetProperty("networkId").GetString()));
    }

    [Fact]
    public async Task A_pin_comes_through_the_standard_input()
    {
        ToolProcess shows = _hub.Start("device", "pair", "--listen", "127.0.0.1:0", "--name", "kitchen");
        await shows.Output.WaitForAsync("PIN ");

        ToolResult none = (await _kitchen.RunAsync("device", "pair", Place().Match(shows.Output.Text).Groups[1].Value)).Expect(ExitCode.BadInput);
        (await _kitchen.RunInShellAsync($"echo '{Pin(shows)}' | \"$@\"", "device", "pair", Place().Match(shows.Output.Text).Groups[1].Value, "--name", "hub")).Expect(ExitCode.Success);

        Assert.Contains("no PIN was given; type the one that the other device shows, or give it with --pin PIN", none.Errors);
        (await shows.FinishAsync()).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task A_device_that_shows_a_pin_is_found_on_its_network()
    {
        const string Network = "ip link set lo up && ip link add v0 type veth peer name v1 && ip addr add 10.9.0.1/24 dev v0 && ip link set v0 up && ip link set v1 up "
            + "&& ip route add 224.0.0.0/4 dev v0";
        ToolResult probe = await _hub.RunInShellAsync($"unshare -Urn sh -c '{Network}'");
        Assert.SkipUnless(probe.ExitCode == ExitCode.Success, $"there is no network namespace to be had here: {probe.Errors}");
        string script = _hub.Write("find.sh", $$"""
            {{Network}} || exit 9
            mkfifo shown
            "$@" device pair > shown &
            exec 3< shown
            read place <&3
            read pin <&3
            "$@" device find
            kill $!
            wait
            """);

        ToolResult found = (await _hub.RunInShellAsync($"unshare -Urn sh {script} \"$@\"; exit 0")).Expect(ExitCode.Success);

        Assert.Equal("10.9.0.1:47110", Assert.Single(found.Rows)[1]);
    }

    [Fact]
    public async Task A_board_gets_a_code_is_renamed_and_forgotten()
    {
        ToolResult code = (await _hub.RunAsync("device", "code", "hall")).Expect(ExitCode.Success);
        ToolResult again = (await _hub.RunAsync("device", "code", "hall")).Expect(ExitCode.Failed);
        Assert.Matches("^[A-Z2-7]{5}-[A-Z2-7]{5}-[A-Z2-7]{5}-[A-Z2-7]{5}-[A-Z2-7]{6}$", code.Output.Trim());
        Assert.Contains("another device is 'hall' already", again.Errors);

        (await _hub.RunAsync("device", "rename", "hall", "attic")).Expect(ExitCode.Success);
        Assert.Equal(["attic", "board", "tagged"], Assert.Single((await _hub.RunAsync("device", "list")).Rows)[..3]);
        Assert.Equal("attic", (await _hub.RunAsync("complete", "samgr device forget ")).Output);
        Assert.Contains("there is no device 'atic'; did you mean attic?", (await _hub.RunAsync("device", "forget", "atic")).Expect(ExitCode.Failed).Errors);

        (await _hub.RunAsync("device", "forget", "attic")).Expect(ExitCode.Success);
        Assert.Empty((await _hub.RunAsync("device", "list", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_board_gets_a_file_that_only_its_owner_reads_and_that_is_never_written_over()
    {
        string file = Path.Combine(_hub.WorkingFolder, "DeviceKeys.cs");

        (await _hub.RunAsync("device", "code", "hall", "--output", "DeviceKeys.cs")).Expect(ExitCode.Success);
        ToolResult again = (await _hub.RunAsync("device", "code", "attic", "--output", "DeviceKeys.cs")).Expect(ExitCode.BadInput);

        Assert.Contains("public const string Name = \"hall\";", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("is there already; give another file", again.Errors);
        Assert.Equal("hall", Assert.Single((await _hub.RunAsync("device", "list")).Rows)[0]);
        Assert.True(OperatingSystem.IsWindows() || (int)File.GetUnixFileMode(file) == Convert.ToInt32("600", 8));
    }

    [Theory]
    [InlineData("'/dev/ttyUSB0' is a serial port, and a board has its key in its application: 'samgr device code NAME --output FILE'", "/dev/ttyUSB0")]
    [InlineData("'COM3' is a serial port", "COM3")]
    [InlineData("'x' is no port; give a number from 1 to 65535", "desk:x")]
    [InlineData("'0' is no port", "desk:0")]
    [InlineData("'a b' is no name: a name of a device begins with a letter", "desk", "--name", "a b")]
    [InlineData("'here' is no place to listen; give ADDRESS:PORT", null, "--listen", "here")]
    public async Task What_cannot_be_paired_is_refused_with_what_can(string message, string? target, params string[] more)
    {
        string[] arguments = ["device", "pair", .. target is null ? (string[])[] : [target], .. more];

        ToolResult result = (await _hub.RunAsync(arguments)).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_others_may_enter_is_refused_with_the_mend()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        (await _hub.RunAsync("device", "code", "hall")).Expect(ExitCode.Success);
        Open(_hub.Environment[Variable]);

        Assert.Contains("run 'chmod 700 ", (await _hub.RunAsync("device", "list")).Expect(ExitCode.Failed).Errors);
        Assert.Equal("", (await _hub.RunAsync("complete", "samgr device forget ")).Expect(ExitCode.Success).Output);
    }

    [UnsupportedOSPlatform("windows")]
    private static void Open(string folder) => File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);

    private static string Pin(ToolProcess shows) => Digits().Matches(shows.Output.Text)[^1].Groups[1].Value;

    [GeneratedRegex(@"samgr device pair (\S+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"PIN (\d{3} \d{3}), for a minute and one try")]
    private static partial Regex Digits();
}
