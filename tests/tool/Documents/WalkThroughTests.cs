using System.Text.RegularExpressions;
using System.Xml.Linq;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Documents;

/// <summary>The page on the Hi3516 shows what its commands print; numbers that differ from run to run may be others.</summary>
[Collection(MachineCollection.Name)]
public sealed class WalkThroughTests
{
    [Fact]
    public async Task The_walk_through_prints_what_its_page_shows()
    {
        string[] blocks = [.. Regex.Matches(DocumentFiles.Read("docs/hi3516.md"), "(?s)```\n(.*?)```").Select(match => match.Groups[1].Value)];
        using Sandbox sandbox = new();
        ToolProcess run = sandbox.Start("run", "hi3516");
        await run.WaitForBootAsync();
        foreach (string line in Lines(blocks[0]).Concat(Recorded()))
        {
            string text = Regex.Replace(line, @"^\S+ \S+ +\d+ +\d+ ", "");
            await Patience.UntilAsync(
                () => Task.FromResult(run.Output.Lines.Any(logged => Shape(logged).EndsWith(Shape(text), StringComparison.Ordinal))),
                () => $"the log has '{text}':\n{run.Output.Text}",
                TestContext.Current.CancellationToken);
        }

        foreach (string session in blocks[1].Split("$ ", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = Lines(session);
            string[] command = lines[0].Split(' ')[1..];
            ToolResult result = await sandbox.RunAsync(command);
            string printed = result.Output + result.Errors;
            Assert.Equal(lines[1..].Select(Shape).Order(StringComparer.Ordinal), command[0] == "kill" ? [] : Lines(printed).Select(Shape).Order(StringComparer.Ordinal));
        }

        (await sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
    }

    private static IEnumerable<string> Recorded() =>
        XDocument.Parse(DocumentFiles.Read("docs/run.svg")).Descendants().Where(text => (string?)text.Attribute("class") == "line").Select(text => text.Value);

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // Handles, times and the widths of columns differ; rows may come in another order.
    private static string Shape(string line) => Regex.Replace(Regex.Replace(line, @"\d+(\.\d+)?", "0"), @"\s+", " ").Trim();
}
