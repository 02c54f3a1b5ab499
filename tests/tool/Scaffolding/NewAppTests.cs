using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

[Collection(MachineCollection.Name)]
public sealed class NewAppTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task An_application_of_a_board_builds_and_its_tests_run_it_in_the_emulator()
    {
        string folder = Scaffolds.Make(_sandbox, "app", "Garden", "--board", "esp32");

        string output = await DotNet.RunAsync(folder, "test");

        Assert.Contains("Failed:     0, Passed:     2", output);
        Assert.True(File.Exists(Path.Combine(folder, "Garden", "obj", "nano", "Debug", "Garden.dll")), "the nano gate has not run");
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_service_of_ones_own_takes_the_place_of_the_example_and_its_callback_crosses_the_processes_of_the_board()
    {
        string folder = Scaffolds.Make(_sandbox, "app", "Garden", "--board", "esp32");
        OwnService.Write(Path.Combine(folder, "Garden"));

        (int exitCode, string output) = await DotNet.TryAsync(folder, "build", "Garden");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error SAMGR1010", output);
        Assert.Contains("while nobody else was built with it, run 'samgr generate --new-lock'", output);
        (await _sandbox.StartIn(folder, "generate", "Garden", "--new-lock").FinishAsync()).Expect(ExitCode.Success);
        await DotNet.RunAsync(folder, "build", "Garden");

        ToolProcess run = _sandbox.StartIn(folder, "run", "garden.json");
        await run.Output.WaitForAsync("consumer/garden_client: the pump is on");

        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        Assert.True(File.Exists(Path.Combine(folder, "Garden", "obj", "nano", "Debug", "Garden.dll")), "the nano gate has not run");
        _sandbox.ExpectNothingLeft();
    }

    [Theory]
    [InlineData("stm32")]
    [InlineData("pico-w")]
    [InlineData("desktop")]
    public async Task An_application_boots_in_the_emulator(string board)
    {
        string folder = Scaffolds.Make(_sandbox, "app", "Garden", "--board", board);
        await DotNet.RunAsync(folder, "build", "Garden");

        ToolResult result = await _sandbox.StartIn(folder, "run", "garden.json", "--until-boot").FinishAsync();

        Assert.Contains($"board: {board} is up", result.Expect(ExitCode.Success).Output);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task A_construct_that_a_board_does_not_have_breaks_the_build_with_its_rule()
    {
        string folder = Scaffolds.Make(_sandbox, "app", "Garden", "--board", "desktop");
        string file = Path.Combine(folder, "Garden", "GardenService.cs");
        File.WriteAllText(file, File.ReadAllText(file).Replace("return _tenths[sensor];", "return new System.Collections.Generic.List<int>(_tenths)[sensor];"));

        (int exitCode, string output) = await DotNet.TryAsync(folder, "build", "Garden");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("GardenService.cs(15,", output);
        Assert.Contains("error NANO0003", output);
    }
}
