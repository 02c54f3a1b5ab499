namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class ChildProcessTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_child_adds_two_numbers_asynchronously_and_its_client_is_told_of_its_death()
    {
        string path = Path.Combine(_sandbox.WorkingFolder, "trace.jsonl");

        ToolResult result = (await _sandbox.RunAsync("run", "adder", "--until-boot", "--trace", path)).Expect(ExitCode.Success);

        string[] expected =
        [
            "adder_client: Create: 0",
            "start client:Samgr.Ability.Sample: pid 6, uid 7, parent 5",
            "adder_client: OnStarted: 0",
            "adder_client: AsyncAdd: 2 + 3 = 5, result 0",
            "adder_client: RequestExit: 0",
            "adder_client: the child has ended",
        ];
        Assert.All(expected, line => Assert.Contains(line, result.Output));
        Assert.Contains(File.ReadLines(path), line => line.Contains("\"pid\":6,\"event\":\"spawn\"", StringComparison.Ordinal));
        _sandbox.ExpectNothingLeft();
    }
}
