using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>'dotnet new' makes what 'samgr new' makes, to the byte, without the packages.</summary>
public sealed class TemplatePackageTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_templates_of_dotnet_new_give_the_same_files()
    {
        Assert.Equal(ExitCode.Success, Scaffolds.Run(_sandbox, "pack"));
        string package = Assert.Single(Directory.GetFiles(Scaffolds.Packages(_sandbox), "samgr.templates.*.nupkg", SearchOption.AllDirectories));
        string hive = Path.Combine(_sandbox.WorkingFolder, "hive");
        await DotNet.RunAsync(_sandbox.WorkingFolder, "new", "install", package, "--debug:custom-hive", hive);

        await ExpectSameAsync(hive, "samgr-service", "service");
        await ExpectSameAsync(hive, "samgr-app", "app", "--board", "esp32");
        await ExpectSameAsync(hive, "samgr-app", "app", "--board", "desktop");
        await ExpectSameAsync(hive, "samgr-app", "app", "--board", "pico2-w");
    }

    private async Task ExpectSameAsync(string hive, string template, string kind, params string[] options)
    {
        string expected = Scaffolds.Make(_sandbox, kind, "Door", options);
        string made = Path.Combine(_sandbox.WorkingFolder, "made");
        await DotNet.RunAsync(_sandbox.WorkingFolder, ["new", template, "--name", "Door", "--output", made, "--debug:custom-hive", hive, .. options]);

        Assert.Equal(Read(expected), Read(made));
        Directory.Delete(expected, recursive: true);
        Directory.Delete(made, recursive: true);
    }

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => File.ReadAllText(file).Replace("\"../packages\"", "\"packages\"")),
        StringComparer.Ordinal);
}
