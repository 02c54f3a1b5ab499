using System.Text.RegularExpressions;
using Samgr.Desktop;
using Samgr.Tool.Commands;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Readme;

[Collection(MachineCollection.Name)]
public sealed class ReadmeTests
{
    private static readonly string _commands = Read("docs/commands.md");
    private static readonly string _limits = Read("docs/limits.md");
    private static readonly string _byHand = Read("BY-HAND.md");

    [Fact]
    public void The_service_written_by_hand_is_code_that_compiles()
    {
        Assert.Equal(Read("Greeter.cs").Trim(), Block("csharp"));
    }

    [Fact]
    public async Task The_scenario_of_the_service_written_by_hand_runs()
    {
        using Sandbox sandbox = new();
        string module = Path.GetRelativePath(sandbox.WorkingFolder, Path.Combine(AppContext.BaseDirectory, "Samgr.Tool.Tests.dll"));
        sandbox.Write("hello.json", Block("jsonc").Replace("bin/Debug/net10.0/Hello.dll", module.Replace('\\', '/')));
        ToolProcess run = sandbox.Start("run", "hello.json");
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("visitor: the greeter says: hello board");

        ToolResult call = (await sandbox.RunAsync("call", "greeter", "--raw", "1", "world", "--returns", "str,i32")).Expect(ExitCode.Success);
        Assert.StartsWith("hello world\n", call.Output);

        (await sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        sandbox.ExpectNothingLeft();
    }

    [Fact]
    public void Every_command_is_described()
    {
        Assert.All(SamgrCommand.Build().Subcommands.Where(command => !command.Hidden), command => Assert.Matches($@"(?m)^\| `{command.Name}\b", _commands));
    }

    [Fact]
    public void Every_option_is_described()
    {
        Assert.All(
            SamgrCommand.Build().Subcommands.Where(command => !command.Hidden).SelectMany(command => command.Options).Select(option => option.Name).Distinct(),
            option => Assert.Contains($"`{option}", _commands));
    }

    [Fact]
    public void Every_exit_code_is_described()
    {
        Assert.Equal(
            ExitCode.All.Select(code => code.Code.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Regex.Matches(_commands, @"(?m)^\| (\d) \|").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Every_limit_is_described_with_its_default()
    {
        Assert.All(SamgrLimits.All, limit => Assert.Contains($"| `{limit.Name}` | {limit.Default} | {limit.Range} |", _limits));
    }

    private static string Block(string language) =>
        Regex.Match(_byHand, $"(?s)```{language}\n(.*?)\n```").Groups[1].Value;

    private static string Read(string resource)
    {
        using StreamReader reader = new(typeof(ReadmeTests).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
