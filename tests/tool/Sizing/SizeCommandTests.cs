using System.Text.Json;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Sizing;

[Collection(MachineCollection.Name)]
public sealed class SizeCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task An_assembly_is_measured()
    {
        WriteSample();

        ToolResult result = (await _sandbox.RunAsync("size", "Thermostat.dll")).Expect(ExitCode.Success);

        Assert.Matches(@"(?m)^Thermostat\s+2852\s+572$", result.Output);
    }

    [Fact]
    public async Task The_tables_of_its_pe_file_are_shown()
    {
        WriteSample();

        ToolResult result = (await _sandbox.RunAsync("size", "Thermostat.dll", "-v")).Expect(ExitCode.Success);

        Assert.Matches(@"(?m)^Thermostat\s+TypeDef\s+11\s+264$", result.Output);
        Assert.Matches(@"(?m)^Thermostat\s+all\s+2852$", result.Output);
    }

    [Fact]
    public async Task Json_has_the_same_figures()
    {
        WriteSample();

        ToolResult result = (await _sandbox.RunAsync("size", "Thermostat.dll", "--json")).Expect(ExitCode.Success);

        JsonElement assembly = result.Json.GetProperty("assemblies")[0];
        Assert.Equal("Thermostat", assembly.GetProperty("name").GetString());
        Assert.Equal(2852, assembly.GetProperty("bytes").GetInt32());
        Assert.Equal(572, assembly.GetProperty("heapBytes").GetInt32());
        Assert.Contains(
            assembly.GetProperty("tables").EnumerateArray(),
            table => table.GetProperty("name").GetString() == "MethodDef" && table.GetProperty("bytes").GetInt32() == 432);
    }

    [Fact]
    public async Task A_project_is_measured_with_those_that_it_refers_to()
    {
        _sandbox.Write("lib/Lib.csproj", Checking.Samples.Project());
        _sandbox.Write("lib/Lib.cs", "namespace Lib;\n\npublic class Registry\n{\n    public int Ready;\n}\n");
        _sandbox.Write("app/App.csproj", Checking.Samples.Project("../lib/Lib.csproj"));
        _sandbox.Write("app/App.cs", "public class App\n{\n    public int M() => new Lib.Registry().Ready;\n}\n");

        ToolResult result = (await _sandbox.RunAsync("size", "app")).Expect(ExitCode.Success);

        Assert.Equal(["Lib", "App", "all"], result.Rows.Select(row => row[0]));
        int[] bytes = [.. result.Rows.Select(row => int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.All(bytes[..2], size => Assert.InRange(size, 300, 500));
        Assert.Equal(bytes[0] + bytes[1], bytes[2]);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Code_is_measured_with_the_assemblies_of_samgr_that_it_brings()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "nano", "Samgr.Interfaces.Callbacks.dll"), Path.Combine(_sandbox.WorkingFolder, "Callbacks.dll"));

        ToolResult result = (await _sandbox.RunAsync("size", "Callbacks.dll")).Expect(ExitCode.Success);

        Assert.Equal(["Samgr.Interfaces.Callbacks", "LiteIpc", "LiteIpc.Kit", "LiteIpc.Vectors", "Samgr", "Samgr.Interfaces", "all"], result.Rows.Select(row => row[0]));
        int[] bytes = [.. result.Rows.Select(row => int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(bytes[..^1].Sum(), bytes[^1]);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task What_a_board_does_not_take_is_not_measured()
    {
        File.Copy(typeof(SizeCommandTests).Assembly.Location, Path.Combine(_sandbox.WorkingFolder, "Desktop.dll"));

        ToolResult result = (await _sandbox.RunAsync("size", "Desktop.dll")).Expect(ExitCode.Failed);

        Assert.Contains("a board does not take Desktop.dll; 'samgr check Desktop.dll' says why", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        ToolResult result = (await _sandbox.RunAsync("size", "missing.dll")).Expect(ExitCode.BadInput);

        Assert.Contains("there is no file missing.dll", result.Errors);
    }

    [Fact]
    public async Task Without_an_argument_samgr_lite_is_measured_against_its_budgets()
    {
        ToolResult result = await _sandbox.RunAsync("size");

        Assert.Matches(@"(?m)^Samgr\.Gpio\s+\d+\s+\d+$", result.Output);
        Assert.Matches(@"(?m)^four services\s+\d+\s+\d+\s+\d+\s+\d+$", result.Output);
        string[] results = [.. result.Rows.Select(row => row[^1]).Where(word => word is "met" or "missed")];
        Assert.NotEmpty(results);
        result.Expect(results.Contains("missed") ? ExitCode.Failed : ExitCode.Success);
    }

    private void WriteSample() =>
        File.WriteAllBytes(Path.Combine(_sandbox.WorkingFolder, "Thermostat.dll"), DeviceAssembly.Compile(SizeSample.Name, SizeSample.Source));
}
