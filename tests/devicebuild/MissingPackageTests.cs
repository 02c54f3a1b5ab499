namespace Samgr.DeviceBuild.Tests;

public class MissingPackageTests
{
    [Fact]
    public async Task Without_the_packages_the_build_says_so_in_one_sentence()
    {
        using var build = new DeviceBuild();
        (int exitCode, string output) = await build.Run();
        Assert.NotEqual(0, exitCode);
        Assert.Equal("nanoFramework.NET.Sdk", RefusedPackage(output));
    }

    [Fact]
    public async Task The_sentence_names_the_package_that_is_missing()
    {
        using var build = new DeviceBuild();
        build.Offer("nanoFramework.NET.Sdk", Versions.Sdk);
        build.Offer("nanoFramework.Tools.MetadataProcessor.MsBuildTask", Versions.MetadataProcessor);
        foreach ((string package, string version) in Versions.Libraries)
        {
            if (package != "nanoFramework.System.Text")
            {
                build.Offer(package, version);
            }
        }

        (int exitCode, string output) = await build.Run();
        Assert.NotEqual(0, exitCode);
        Assert.Equal("nanoFramework.System.Text", RefusedPackage(output));
    }

    private static string RefusedPackage(string output)
    {
        string error = Assert.Single(
            output.Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Contains("error ", StringComparison.Ordinal))
                .Distinct());
        Assert.Contains("error NANO0100: LiteIpc was not built for a board, because the package ", error, StringComparison.Ordinal);
        Assert.Contains("the nano gate, which checks the same sources", error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning ", output, StringComparison.Ordinal);
        return error.Split("because the package ")[1].Split(' ')[0];
    }
}
