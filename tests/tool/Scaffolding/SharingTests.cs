using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>A project that 'samgr new' made is handed on.</summary>
[Collection(MachineCollection.Name)]
public sealed class SharingTests : IDisposable
{
    private static readonly string[] _quiet = ["-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"];

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Fault_T4_Another_user_restores_builds_and_tests_a_copy_with_two_commands()
    {
        (await _sandbox.RunAsync("new", "service", "Door")).Expect(ExitCode.Success);
        Elsewhere colleague = new(_sandbox);
        string folder = await colleague.ReceiveAsync(Path.Combine(_sandbox.WorkingFolder, "Door"));

        await colleague.RunAsync(folder, "tool", "restore");
        Assert.Contains("Failed:     0, Passed:     3", await colleague.RunAsync(folder, ["test", .. _quiet]));
        Assert.Contains("door is up after", await colleague.RunAsync(folder, "tool", "run", "samgr", "run", "door.json", "--until-boot"));
        _sandbox.ExpectNothingLeft();
    }

    [Theory]
    [InlineData("service")]
    [InlineData("app", "--board", "esp32")]
    [InlineData("app", "--board", "stm32")]
    [InlineData("app", "--board", "desktop")]
    public async Task Fault_T4_No_file_names_a_place_outside_or_a_version_that_changes(string kind, params string[] options)
    {
        (await _sandbox.RunAsync(["new", kind, "Door", .. options])).Expect(ExitCode.Success);
        string folder = Path.Combine(_sandbox.WorkingFolder, "Door");

        Assert.All(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Path.Combine(folder, "packages"), StringComparison.Ordinal)),
            file =>
            {
                string text = File.ReadAllText(file);
                Assert.DoesNotContain(_sandbox.WorkingFolder, text);
                Assert.DoesNotContain("SAMGR_", text);
                Assert.DoesNotMatch(@"\d+\.\d+\.\d+-", text);
            });
        Assert.True(File.Exists(Path.Combine(folder, ".github", "workflows", "build.yml")));
    }

    [Fact]
    public async Task Fault_T4_Packages_beside_the_project_are_replaced_by_those_of_another_tool()
    {
        (await _sandbox.RunAsync("new", "service", "Door")).Expect(ExitCode.Success);
        string folder = Path.Combine(_sandbox.WorkingFolder, "Door");
        string config = Path.Combine(folder, "nuget.config");
        string library = Assert.Single(Directory.GetFiles(Path.Combine(folder, "packages"), "Samgr.Interfaces.dll", SearchOption.AllDirectories), file => file.Contains("net10.0"));
        byte[] content = File.ReadAllBytes(library);
        File.WriteAllText(library, "that of an older tool");
        File.WriteAllText(Path.Combine(library, "..", "..", "..", ".samgr.sha256"), "of that one");
        File.WriteAllText(config, File.ReadAllText(config).Replace("\"packages\"", $"\"{Path.GetTempPath()}samgr/packages\""));

        (await _sandbox.StartIn(Path.Combine(folder, "Door"), "pack", "--local").FinishAsync()).Expect(ExitCode.Success);

        Assert.Equal(content, File.ReadAllBytes(library));
        Assert.Contains("value=\"packages\"", File.ReadAllText(config));
    }

    [Fact]
    public async Task Fault_T4_Where_there_is_no_project_packing_beside_it_says_how_to_get_one()
    {
        ToolResult result = (await _sandbox.RunAsync("pack", "--local")).Expect(ExitCode.BadInput);

        Assert.Contains("there is no nuget.config with a source 'samgr' here or above; run this in a folder that 'samgr new'", result.Errors);
        Assert.Contains("give one of them", (await _sandbox.RunAsync("pack", "--local", "--packages", "here")).Expect(ExitCode.BadInput).Errors);
    }

    [Fact]
    public async Task Fault_D0_An_application_of_a_board_builds_for_it_on_another_machine()
    {
        string standIns = NanoStandIns.Write(Path.Combine(_sandbox.WorkingFolder, "stand-ins"));
        (await _sandbox.RunAsync("new", "app", "Garden", "--board", "esp32")).Expect(ExitCode.Success);
        string folder = Path.Combine(_sandbox.WorkingFolder, "Garden");
        _sandbox.Environment["NUGET_PACKAGES"] = Path.Combine(_sandbox.WorkingFolder, "nuget");
        _sandbox.Environment["RestoreSources"] = standIns;
        (await _sandbox.StartIn(folder, "pack", "--local", "--nano").FinishAsync()).Expect(ExitCode.Success);
        Elsewhere colleague = new(_sandbox, standIns);
        string copy = await colleague.ReceiveAsync(folder);

        string output = await colleague.RunAsync(copy, ["build", "Garden", "-c", "Release", "-p:Nano=true", .. _quiet]);

        Assert.Contains("0 Warning(s)", output);
        Assert.True(File.Exists(Path.Combine(copy, "Garden", "bin", "Release", "netnano1.0", "Garden.bin")), output);
    }

    [Theory]
    [InlineData("service")]
    [InlineData("app", "--board", "esp32")]
    [InlineData("app", "--board", "desktop")]
    public async Task Fault_T17_The_first_build_has_no_warnings_whatever_lies_around(string kind, params string[] options)
    {
        _sandbox.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = warning\n");
        _sandbox.Write("Directory.Build.props", "<Project><PropertyGroup><AnalysisMode>All</AnalysisMode></PropertyGroup></Project>");
        _sandbox.Write("Directory.Build.targets", "<Project><Target Name=\"Warn\" AfterTargets=\"Build\"><Warning Text=\"from outside\" /></Target></Project>");
        _sandbox.Write("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        string folder = Scaffolds.Make(_sandbox, kind, "Door", options);

        string output = await DotNet.RunAsync(folder, "build", "-nologo");

        Assert.DoesNotContain("warning ", output);
        Assert.Contains("0 Warning(s)", output);
    }
}
