using System.Text.RegularExpressions;
using Samgr.NanoGate.Tests;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Documents;

/// <summary>The commands of the page on a service with everything, on the sample that it is about.</summary>
[Collection(MachineCollection.Name)]
public sealed class GreenhouseCommandsTests
{
    [Fact]
    public async Task Its_commands_do_what_the_page_says()
    {
        string page = DocumentFiles.Read("docs/everything.md");
        string[][] commands = [.. Regex.Matches(page, @"(?m)^samgr ([^#\n]+)").Select(line => line.Groups[1].Value.Trim().Split(' '))];
        using Sandbox sandbox = new();
        ToolProcess run = Start(sandbox, commands[0]);
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("proxy <greenhouse, climate>");
        (await sandbox.RunAsync("call", "panel", "Show")).Expect(ExitCode.Success);
        foreach (string[] command in commands[1..])
        {
            ToolResult result = (await sandbox.RunAsync(command)).Expect(ExitCode.Success);
            Assert.Contains(Expected(command), result.Output);
        }

        await run.Output.WaitForAsync("greenhouse (pid 6) starts again");
        (await sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
    }

    private static ToolProcess Start(Sandbox sandbox, string[] command)
    {
        string scenario = File.ReadAllText(Path.Combine(DocumentFiles.Root, command[1]));
        string module = Path.Combine(
            DocumentFiles.Root, "services/samples/greenhouse/bin", Repository.Configuration, "net10.0", "Samgr.Samples.Greenhouse.dll");
        sandbox.Write("greenhouse.json", scenario.Replace("bin/Debug/net10.0/Samgr.Samples.Greenhouse.dll", module.Replace('\\', '/'), StringComparison.Ordinal));
        return sandbox.Start(command[0], "greenhouse.json");
    }

    private static string Expected(string[] command) => command switch
    {
        ["call", "panel", ..] => "bed 0 is too warm: 300",
        ["pin", ..] => "high",
        _ => "",
    };
}
