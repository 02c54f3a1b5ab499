using Samgr.Tool.Commands;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Generating;

public sealed class GenerateTests : IDisposable
{
    private const string Interface = """
        using Samgr;
        namespace Weather
        {
            [ServiceInterface("temperature")]
            public interface ITemperature
            {
                int Read(int sensor);
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("samgr-generate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_project_of_Visual_Studio_gets_files_without_tasks()
    {
        Write("Weather.nfproj", """<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><ItemGroup><Compile Include="Source\*.cs" /></ItemGroup></Project>""");
        Write("Source/ITemperature.cs", Interface);

        Assert.Equal(ExitCode.Success, await SamgrCommand.InvokeAsync(["generate", _folder]));

        Assert.Equal(
            ["Weather.TemperatureFunctions.g.cs", "Weather.TemperatureProxy.g.cs", "Weather.TemperatureStub.g.cs"],
            Directory.GetFiles(Path.Combine(_folder, "Generated")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task New_functions_are_appended_to_the_lock_file_and_a_breaking_change_is_refused()
    {
        Write("Weather.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Write("ITemperature.cs", Interface);
        string[] update = ["generate", Path.Combine(_folder, "Weather.csproj"), "--update-lock"];
        string path = Path.Combine(_folder, "services.lock.json");

        Assert.Equal(ExitCode.Success, await SamgrCommand.InvokeAsync(update));
        string first = File.ReadAllText(path);
        Write("ITemperature.cs", Interface.Replace("int Read(", "void Reset(); int Read(", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, await SamgrCommand.InvokeAsync(update));
        string second = File.ReadAllText(path);
        Write("ITemperature.cs", Interface.Replace("int Read(", "long Read(", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Failed, await SamgrCommand.InvokeAsync(update));

        Assert.Contains("\"Read(i32 sensor) : i32\": 1", first, StringComparison.Ordinal);
        Assert.Contains("\"Reset()\": 2", second, StringComparison.Ordinal);
        Assert.Equal(second, File.ReadAllText(path));
        Assert.False(Directory.Exists(Path.Combine(_folder, "Generated")));
    }

    [Fact]
    public async Task Fault_F13_ALockFileWithoutNamesIsBroughtUpToDate()
    {
        Write("Weather.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Write("ITemperature.cs", Interface);
        Write("services.lock.json", """{"interfaces":{"Weather.ITemperature":{"version":1,"functions":{"Read(i32) : i32":7}}}}""");

        Assert.Equal(ExitCode.Success, await SamgrCommand.InvokeAsync(["generate", Path.Combine(_folder, "Weather.csproj"), "--update-lock"]));

        string text = File.ReadAllText(Path.Combine(_folder, "services.lock.json"));
        Assert.Contains("\"format\": 2", text, StringComparison.Ordinal);
        Assert.Contains("\"Read(i32 sensor) : i32\": 7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_that_nobody_was_built_with_begins_anew_and_the_others_keep_their_ids()
    {
        Write("Weather.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Write("ITemperature.cs", Interface.Replace("int Read(int sensor);", "void Water(int bed);", StringComparison.Ordinal));
        Write("IDoor.cs", Interface.Replace("ITemperature", "IDoor", StringComparison.Ordinal).Replace("\"temperature\"", "\"door\"", StringComparison.Ordinal));
        Write("services.lock.json", """
            {"format":2,"interfaces":{
              "Weather.IDoor":{"version":1,"functions":{"Read(i32 sensor) : i32":7}},
              "Weather.IGone":{"version":1,"functions":{"Go()":1}},
              "Weather.ITemperature":{"version":1,"functions":{"Read(i32 sensor) : i32":4}}}}
            """);
        string project = Path.Combine(_folder, "Weather.csproj");
        using Sandbox sandbox = new();
        ToolResult refused = (await sandbox.RunAsync("generate", project, "--update-lock")).Expect(ExitCode.Failed);

        ToolResult taken = (await sandbox.RunAsync("generate", project, "--new-lock")).Expect(ExitCode.Success);

        Assert.Contains("while nobody else was built with it, run 'samgr generate --new-lock'", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("samgr: Weather.ITemperature begins anew", taken.Errors, StringComparison.Ordinal);
        string text = File.ReadAllText(Path.Combine(_folder, "services.lock.json"));
        Assert.Contains("\"Water(i32 bed)\": 1", text, StringComparison.Ordinal);
        Assert.Contains("\"Read(i32 sensor) : i32\": 7", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IGone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"version\": 2", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await SamgrCommand.InvokeAsync(["generate", project]));
    }

    [Fact]
    public async Task A_folder_without_a_project_is_refused()
        => Assert.Equal(ExitCode.BadInput, await SamgrCommand.InvokeAsync(["generate", _folder]));

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
