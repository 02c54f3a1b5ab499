using Microsoft.CodeAnalysis;
using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests;

/// <summary>The services of this repository are how services should be written: nothing in them is a finding.</summary>
public class HouseTests
{
    [Theory]
    [InlineData("Samgr.Ability", "services/ability")]
    [InlineData("Samgr.AppSpawn", "services/appspawn")]
    [InlineData("Samgr.Broadcast", "services/broadcast")]
    [InlineData("Samgr.Bundle", "services/bundle")]
    [InlineData("Samgr.Dependent", "services/dependent")]
    [InlineData("Samgr.Gpio", "services/gpio")]
    [InlineData("Samgr.Launcher", "services/launcher")]
    public async Task A_service_of_the_house_breaks_no_rule(string assembly, string folder)
    {
        string[] sources =
        [
            .. Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
                .Where(path => !IsLeftOut(Repository.PathOf(folder), path))
                .Select(File.ReadAllText),
        ];
        Assert.NotEmpty(sources);
        using AnalyzedCode code = AnalyzedCode.Of(assembly, sources, new() { ["build_property.DeviceProfile"] = "true" });
        await code.GenerateAsync();
        Assert.Empty(await code.CompilerErrorsAsync());
        Assert.Empty((await code.FindingsAsync()).Select(finding => finding.ToString()));
    }

    /// <summary>Whether a source is made, or belongs to a project in the folder of the service.</summary>
    private static bool IsLeftOut(string folder, string path)
    {
        string first = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0];
        return first is "obj" or "bin" || (Directory.Exists(Path.Combine(folder, first)) && Directory.EnumerateFiles(Path.Combine(folder, first), "*.csproj").Any());
    }
}
