using System.Text.RegularExpressions;
using Samgr.NanoGate.Tests;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

// Packing for boards builds in the checkout, one at a time.
[Collection(MachineCollection.Name)]
public sealed partial class PackageTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_tests_of_a_scaffold_stand_on_the_versions_that_those_of_this_repository_stand_on()
    {
        string house = File.ReadAllText(Path.Combine(Checkout, "Directory.Packages.props"));
        string folder = Scaffolds.Make(_sandbox, "service", "Door");

        MatchCollection pinned = PinnedPackage().Matches(File.ReadAllText(Path.Combine(folder, "Door.Tests", "Door.Tests.csproj")));

        Assert.Equal(3, pinned.Count(package => !package.Groups["id"].Value.StartsWith("Samgr.", StringComparison.Ordinal)));
        Assert.All(
            pinned.Where(package => !package.Groups["id"].Value.StartsWith("Samgr.", StringComparison.Ordinal)),
            package => Assert.Contains($"Include=\"{package.Groups["id"]}\" Version=\"{package.Groups["version"]}\"", house));
    }

    [Fact]
    public void The_same_content_is_packed_once_and_has_the_version_of_the_tool()
    {
        Assert.Equal(ExitCode.Success, Scaffolds.Run(_sandbox, "pack"));
        string[] first = Packages();
        DateTime[] times = [.. first.Select(File.GetLastWriteTimeUtc)];
        Assert.Equal(ExitCode.Success, Scaffolds.Run(_sandbox, "pack"));

        Assert.Equal(first, Packages());
        Assert.Equal(times, first.Select(File.GetLastWriteTimeUtc));
        Assert.Equal(Scaffolds.Release, Assert.Single(first.Select(path => Path.GetFileName(Path.GetDirectoryName(path))).Distinct()));
        Assert.Contains(first, path => path.Contains("samgr.device.sdk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_framework_is_restored_without_asking_another_source()
    {
        string folder = Scaffolds.Make(_sandbox, "service", "Door");
        string config = Path.Combine(folder, "nuget.config");
        File.WriteAllText(config, File.ReadAllText(config).Replace(
            "<packageSources>",
            """<packageSources><clear /><add key="nobody" value="http://127.0.0.1:9/v3/index.json" allowInsecureConnections="true" />"""));

        Assert.Contains("Restored", await DotNet.RunAsync(folder, "restore", "Door"));
    }

    [Fact]
    public async Task Where_a_board_cannot_be_built_for_the_packages_for_boards_name_what_is_missing()
    {
        _sandbox.Environment["NUGET_PACKAGES"] = Path.Combine(_sandbox.WorkingFolder, "nuget");
        _sandbox.Environment["RestoreSources"] = Directory.CreateDirectory(Path.Combine(_sandbox.WorkingFolder, "empty")).FullName;

        ToolResult result = await _sandbox.StartIn(Path.Combine(Checkout, "boards"), Scaffolds.Arguments(_sandbox, ["pack", "--nano"])).FinishAsync();

        Assert.Contains("error NANO0100: LiteIpc was not built for a board", result.Expect(ExitCode.Failed).Errors);
        Assert.Contains("the packages for the desktop are all in", result.Errors);
        Assert.Contains("those for boards are as they were", result.Errors);
    }

    private static string Checkout => Path.Combine(Repository.NanoGateFolder, "..", "..");

    private string[] Packages() =>
        [.. Directory.GetFiles(Scaffolds.Packages(_sandbox), "*.nupkg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [GeneratedRegex("""<PackageReference Include="(?<id>[^"]+)" Version="\[(?<version>[^\]]+)\]" />""")]
    private static partial Regex PinnedPackage();
}
