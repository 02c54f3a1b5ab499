using System.Text.Json;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Checking;

[Collection(MachineCollection.Name)]
public sealed class CheckProjectTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Each_refused_construct_of_a_project_and_of_those_it_refers_to_is_named_with_file_line_and_rule()
    {
        WriteRefused();

        ToolResult result = (await _sandbox.RunAsync("check", "app/App.csproj")).Expect(ExitCode.Failed);

        Expect(result, Path.Combine("lib", "Lib.cs"), Samples.StaticConstructor);
        Expect(result, Path.Combine("app", "App.cs"), Samples.Refused);
        Assert.Contains("tools/nanogate/RULES.md explains each rule", result.Errors);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Json_names_the_same_places()
    {
        WriteRefused();

        ToolResult result = (await _sandbox.RunAsync("check", "app", "--json")).Expect(ExitCode.Failed);

        JsonElement[] findings = [.. result.Json.GetProperty("findings").EnumerateArray()];
        Assert.Contains(findings, finding =>
            finding.GetProperty("rule").GetString() == "NANO0022"
            && finding.GetProperty("file").GetString() == Path.Combine("lib", "Lib.cs")
            && finding.GetProperty("line").GetInt32() == 5
            && finding.GetProperty("column").GetInt32() > 0
            && finding.GetProperty("message").GetString()!.Contains("Registry", StringComparison.Ordinal));
        Assert.Equal(0, result.Json.GetProperty("notChecked").GetArrayLength());
    }

    [Fact]
    public async Task A_project_without_findings_is_fit_for_a_board()
    {
        _sandbox.Write("app/App.csproj", Samples.Project());
        _sandbox.Write("app/Counter.cs", Samples.Clean);

        ToolResult result = (await _sandbox.RunAsync("check", "app/App.csproj")).Expect(ExitCode.Success);

        Assert.Equal("", result.Output);
        Assert.Contains("a board takes all of it", result.Errors);
    }

    [Fact]
    public async Task A_project_whose_build_runs_the_gate_is_checked_all_the_same()
    {
        _sandbox.Write("device/Device.csproj", Samples.DeviceProject);
        string source = _sandbox.Write("device/Device.cs", "public class Device\n{\n    public object M() => new System.Threading.AutoResetEvent(false);\n}\n");
        (await _sandbox.RunAsync("check", "device")).Expect(ExitCode.Success);

        File.WriteAllText(source, "public class Device\n{\n    public int[,] Grid; // NANO0008\n}\n");
        ToolResult result = (await _sandbox.RunAsync("check", "device")).Expect(ExitCode.Failed);

        Expect(result, Path.Combine("device", "Device.cs"), File.ReadAllText(source));
        Assert.Contains("1 finding;", result.Errors);
    }

    [Fact]
    public async Task A_project_that_refers_to_one_that_does_not_compile_for_a_board_is_told_to_wait()
    {
        _sandbox.Write("lib/Lib.csproj", Samples.Project());
        _sandbox.Write("lib/Lib.cs", "namespace Lib;\n\npublic class Registry\n{\n    public int? Ready; // NANO0004\n}\n");
        _sandbox.Write("app/App.csproj", Samples.Project("../lib/Lib.csproj"));
        _sandbox.Write("app/App.cs", "public class App\n{\n    public object M() => new Lib.Registry().Ready!;\n}\n");

        ToolResult result = (await _sandbox.RunAsync("check", "app")).Expect(ExitCode.Failed);

        Assert.Contains("Lib.cs(5,", result.Output);
        Assert.DoesNotContain("App.cs", result.Output);
        Assert.Contains($"{Path.Combine("app", "App.csproj")} was not checked: mend first what it refers to", result.Errors);
    }

    [Fact]
    public async Task A_project_that_does_not_build_says_so()
    {
        _sandbox.Write("app/App.csproj", Samples.Project());
        _sandbox.Write("app/App.cs", "public class App\n{\n    public Nothing M() => null;\n}\n");

        ToolResult result = (await _sandbox.RunAsync("check", "app/App.csproj")).Expect(ExitCode.BadInput);

        Assert.Equal("", result.Output);
        Assert.Matches(@"^samgr: app/App\.csproj does not build: .*App\.cs\(3,12\): error CS0246:", result.Errors);
    }

    private void WriteRefused()
    {
        _sandbox.Write("lib/Lib.csproj", Samples.Project());
        _sandbox.Write("lib/Lib.cs", Samples.StaticConstructor);
        _sandbox.Write("app/App.csproj", Samples.Project("../lib/Lib.csproj"));
        _sandbox.Write("app/App.cs", Samples.Refused);
    }

    private static void Expect(ToolResult result, string file, string source)
    {
        Assert.NotEmpty(Samples.Marks(source));
        Assert.All(
            Samples.Marks(source),
            mark => Assert.Matches($@"(?m)^{System.Text.RegularExpressions.Regex.Escape(file)}\({mark.Line},\d+\): error {mark.Rule}: ", result.Output));
        Assert.All(
            result.Output.Split('\n').Where(line => line.StartsWith(file, StringComparison.Ordinal)),
            line => Assert.Contains(Samples.Marks(source), mark => line.StartsWith($"{file}({mark.Line},", StringComparison.Ordinal)));
    }
}
