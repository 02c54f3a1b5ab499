namespace Samgr.DeviceBuild.Tests;

/// <summary>NuGet keeps packages in many places; the build takes them from wherever its restore has put them.</summary>
public class PackageFolderTests
{
    private const string Folder = "the packages";

    public static TheoryData<string, string, string, string> Settings => new()
    {
        { "a file of settings", "<config><add key=\"globalPackagesFolder\" value=\"the packages\" /></config>", "", "" },
        { "a variable", "", "NUGET_PACKAGES", "" },
        { "a property", "", "", "RestorePackagesPath" },
        { "a variable, which counts more than the settings", "<config><add key=\"globalPackagesFolder\" value=\"another\" /></config>", "NUGET_PACKAGES", "" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Fault_D1_Packages_are_found_in_whatever_folder_NuGet_is_told_to_keep_them(string told, string settings, string variable, string property)
    {
        using var build = new DeviceBuild();
        build.OfferAll();
        build.Configure(settings);
        if (variable.Length > 0)
        {
            build.Set(variable, build.PathOf(Folder));
        }

        string[] options = property.Length > 0 ? [$"-p:{property}={build.PathOf(Folder)}"] : [];
        await ExpectTaken(build, told, Folder, options);
    }

    [Fact]
    public async Task Fault_D1_Packages_are_found_in_the_home_of_the_user()
    {
        using var build = new DeviceBuild();
        build.OfferAll();
        build.Configure("");
        await ExpectTaken(build, "nothing", Path.Combine("home", ".nuget", "packages"));
    }

    [Fact]
    public async Task Fault_D1_Packages_are_found_in_a_folder_that_NuGet_does_not_copy_from()
    {
        using var build = new DeviceBuild();
        build.OfferAll();
        build.Configure("");
        await build.FillAsync(build.PathOf(Folder));
        build.Configure($"""<fallbackPackageFolders><add key="fallback" value="{build.PathOf(Folder)}" /></fallbackPackageFolders>""");
        await ExpectTaken(build, "a fallback folder", Folder);
    }

    [Fact]
    public async Task Fault_D1_A_folder_that_has_moved_is_looked_for_anew()
    {
        using var build = new DeviceBuild();
        build.OfferAll();
        build.Configure("<config><add key=\"globalPackagesFolder\" value=\"first\" /></config>");
        await ExpectTaken(build, "the first folder", "first");
        build.Configure("<config><add key=\"globalPackagesFolder\" value=\"second\" /></config>");
        Directory.Delete(build.PathOf("first"), recursive: true);
        await ExpectTaken(build, "the second folder", "second");
    }

    // Twice: the second build begins with what the first has found.
    private static async Task ExpectTaken(DeviceBuild build, string told, string folder, params string[] options)
    {
        string sdk = Path.Combine(build.PathOf(folder), "nanoframework.net.sdk", Versions.Sdk, "Sdk") + Path.DirectorySeparatorChar;
        string processor = Path.Combine(build.PathOf(folder), "nanoframework.tools.metadataprocessor.msbuildtask", Versions.MetadataProcessor) + Path.DirectorySeparatorChar;
        for (int time = 0; time < 2; time++)
        {
            (int exitCode, string output) = await build.RunAsConfigured(options);
            Assert.True(exitCode == 0, $"{told}: {output}");
            Assert.True(output.Contains($"{DeviceBuild.Taken} {sdk}|{processor}", StringComparison.Ordinal), $"{told}: not from {sdk} and {processor}:\n{output}");
            Assert.DoesNotContain("warning ", output, StringComparison.Ordinal);
        }
    }
}
