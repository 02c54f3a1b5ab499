using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>The tutorial says what a new user reads and types; all of it is true.</summary>
[Collection(MachineCollection.Name)]
public sealed class TutorialTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly Dictionary<string, string> _files = [];

    public TutorialTests()
    {
        string folder = Scaffolds.Make(_sandbox, "service", "Temperature");
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            _files[Path.GetRelativePath(folder, file)] = File.ReadAllText(file);
        }

        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("csharp", 4)]
    [InlineData("json", 2)]
    [InlineData("xml", 1)]
    public void Each_block_of_code_is_a_file_of_the_scaffold(string language, int count)
    {
        IReadOnlyList<string> blocks = Tutorial.Blocks(language);

        Assert.Equal(count, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, _files.Values.Select(text => Scaffolds.WithoutVersion(text))));
    }

    [Fact]
    public void Each_block_of_code_in_the_readme_is_one_of_the_tutorial()
    {
        Assert.All(Tutorial.Blocks("csharp", Tutorial.Read("README.md")), block => Assert.Contains(block, Tutorial.Blocks("csharp")));
    }

    [Fact]
    public async Task Each_command_prints_what_the_tutorial_shows()
    {
        string folder = _sandbox.WorkingFolder;
        ToolProcess? machine = null;
        foreach ((string[] command, string[] output) in Tutorial.Commands)
        {
            if (command[0] == "cd")
            {
                folder = Path.Combine(folder, command[1]);
            }
            else if (command[0] == "dotnet")
            {
                Tutorial.ExpectLines(output, await DotNet.RunAsync(folder, command[1..]));
            }
            else if (command[1] == "run")
            {
                machine = _sandbox.StartIn(folder, command[1..]);
                await machine.WaitForBootAsync();
                await machine.Output.WaitForAsync(Tutorial.FixedPart(output[^1]));
                Tutorial.ExpectLines(output.Where(line => line.StartsWith("...", StringComparison.Ordinal)), machine.Output.Text);
                Tutorial.ExpectLines(output.Where(line => line.StartsWith("samgr:", StringComparison.Ordinal)), machine.Errors.Text);
            }
            else
            {
                ToolResult result = await _sandbox.StartIn(folder, Scaffolds.Arguments(_sandbox, command[1..])).FinishAsync();
                result.Expect(ExitCode.Success);
                Tutorial.ExpectLines(output, result.Output + '\n' + result.Errors, inOrder: command[1] != "list");
                await (command[1] == "kill" ? machine!.Output.WaitForAsync("registered <temperature>", 2) : Task.CompletedTask);
            }
        }

        (await machine!.FinishAsync()).Expect(ExitCode.Success);
        Assert.Contains("Miss the remote service<temperature>", machine.Output.Text);
        _sandbox.ExpectNothingLeft();
    }
}
