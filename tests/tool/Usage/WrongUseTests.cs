using System.Text.Json;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Usage;

/// <summary>A wrong command line is answered in one line, which names the right one.</summary>
public sealed class WrongUseTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("PROCESS is missing: samgr kill PROCESS; see 'samgr kill --help'", "kill")]
    [InlineData("SERVICE[/FEATURE] is missing: samgr call SERVICE[/FEATURE] FUNC [ARGS]; see 'samgr call --help'", "call")]
    [InlineData("FUNC is missing: samgr call SERVICE[/FEATURE] FUNC [ARGS]; see 'samgr call --help'", "call", "lamp")]
    [InlineData("LEVEL is missing: samgr pin set PIN LEVEL; see 'samgr pin set --help'", "pin", "set", "LED")]
    [InlineData("--board NAME is missing: samgr new app NAME --board NAME; see 'samgr new app --help'", "new", "app", "Garden")]
    [InlineData("--machine lacks its value: --machine NAME; see 'samgr ps --help'", "ps", "--machine")]
    public Task Fault_T6_what_is_missing_is_said_once_with_its_name(string message, params string[] arguments) => ExpectAsync(message, arguments);

    [Theory]
    [InlineData("there is no command 'samgr lits'; did you mean 'samgr list'? See 'samgr --help'", "lits")]
    [InlineData("there is no command 'samgr pin raed'; did you mean 'samgr pin read'? See 'samgr pin --help'", "pin", "raed")]
    [InlineData("there is no command 'samgr new servise'; did you mean 'samgr new service'? See 'samgr new --help'", "new", "servise", "Door")]
    [InlineData("'samgr list' has no option '--verbos'; did you mean --verbose? See 'samgr list --help'", "list", "--verbos")]
    [InlineData("'samgr run' has no option '--util-boot'; did you mean --until-boot? See 'samgr run --help'", "run", "--util-boot", "hi3516")]
    public Task Fault_T7_a_mistyped_command_or_option_is_answered_with_the_nearest(string message, params string[] arguments) => ExpectAsync(message, arguments);

    [Theory]
    [InlineData("a pin cannot be set 'hihg'; did you mean high? There are high, low, float; see 'samgr pin set --help'", "pin", "set", "LED", "hihg")]
    [InlineData("there is no script for 'fihs'; did you mean fish? There are bash, fish, powershell, zsh; see", "completion", "fihs")]
    [InlineData("'soon' is no time; give 1 to 3600 seconds; see 'samgr call --help'", "call", "lamp", "On", "--timeout", "soon")]
    public Task Fault_T7_a_wrong_value_is_answered_with_what_can_be_given(string message, params string[] arguments) => ExpectAsync(message, arguments);

    [Fact]
    public async Task Fault_T7_a_mistyped_scenario_is_answered_with_the_nearest()
    {
        ToolResult result = (await _sandbox.RunAsync("run", "hi3561")).Expect(ExitCode.BadInput);

        Assert.Contains("there is no such scenario; did you mean hi3516? Use a built-in one (", result.Errors);
    }

    [Theory]
    [InlineData("there is no command 'samgr lits'; did you mean 'samgr list'? See 'samgr --help'", "lits", "--help")]
    [InlineData("there is no command 'samgr pin raed'; did you mean 'samgr pin read'? See 'samgr pin --help'", "pin", "raed", "-h")]
    [InlineData("there is no command 'samgr nonsense'; there are ", "nonsense", "--version")]
    [InlineData("'samgr ps' has no option '--wide'; it has --json, --machine, --device, --help", "ps", "--wide", "--help")]
    public Task Fault_T22_an_unknown_word_is_an_error_whatever_stands_behind_it(string message, params string[] arguments) => ExpectAsync(message, arguments);

    [Theory]
    [InlineData(ExitCode.NotRunning, "no machine runs", "ps", "--json")]
    [InlineData(ExitCode.NotRunning, "no machine runs", "dump", "--json")]
    [InlineData(ExitCode.BadInput, "SERVICE[/FEATURE] is missing", "call", "--json")]
    [InlineData(ExitCode.BadInput, "has no option '--jsno'", "pin", "list", "--json", "--jsno")]
    [InlineData(ExitCode.BadInput, "there is no file missing.dll", "check", "missing.dll", "--json")]
    public async Task Fault_T11_an_error_of_json_is_one_line_of_json(int exitCode, string message, params string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(arguments)).Expect(exitCode);

        Assert.Equal("", result.Output);
        using JsonDocument error = JsonDocument.Parse(Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(message, error.RootElement.GetProperty("error").GetString());
        Assert.Equal(exitCode, error.RootElement.GetProperty("exitCode").GetInt32());
    }

    private async Task ExpectAsync(string message, string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(arguments)).Expect(ExitCode.BadInput);

        Assert.StartsWith("samgr: " + message, Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("", result.Output);
    }
}
