using System.Diagnostics;
using System.IO.Compression;

namespace Samgr.DeviceBuild.Tests;

/// <summary>Copies of device projects in a folder of its own, with package folders that nobody else uses.</summary>
internal sealed class DeviceBuild : IDisposable
{
    public const string Library = "liteipc";
    public const string Tests = "tests/device";

    /// <summary>The text that the SDK of <see cref="OfferAll"/> has in front of its folder.</summary>
    public const string Taken = "the SDK was taken from";

    private readonly Dictionary<string, string> _environment = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samgr-devicebuild-");

    public DeviceBuild()
    {
        Directory.CreateDirectory(Source);
        foreach (string file in Directory.EnumerateFiles(Repository.Root, "Directory.*"))
        {
            Copy(file);
        }

        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tools", "devicebuild")))
        {
            Copy(file);
        }

        Copy(Path.Combine(Repository.Root, Library, "LiteIpc.csproj"));
        Copy(Path.Combine(Repository.Root, Tests, "Samgr.DeviceTests.csproj"));
    }

    private string Source => Path.Combine(_folder.FullName, "source");

    private string Packages => Path.Combine(_folder.FullName, "packages");

    /// <summary>Puts a package into the only source of the restore, without content but for these files.</summary>
    public void Offer(string id, string version, params (string Path, string Text)[] files)
    {
        using ZipArchive archive = ZipFile.Open(Path.Combine(Source, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        string description = $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2012/06/nuspec.xsd">
              <metadata>
                <id>{id}</id><version>{version}</version><authors>nobody</authors><description>empty</description>
              </metadata>
            </package>
            """;
        foreach ((string path, string text) in files.Prepend((id + ".nuspec", description)))
        {
            using var writer = new StreamWriter(archive.CreateEntry(path).Open());
            writer.Write(text);
        }
    }

    /// <summary>Offers all that a device build needs, with an SDK that only says that it was taken.</summary>
    public void OfferAll()
    {
        Offer(
            "nanoFramework.NET.Sdk",
            Versions.Sdk,
            ("Sdk/Sdk.props", "<Project />"),
            ("Sdk/Sdk.targets", $"""
                <Project>
                  <Target Name="Build"><Message Importance="high" Text="{Taken} $(MSBuildThisFileDirectory)|$(NF_MDP_MSBUILDTASK_PATH)|" /></Target>
                  <Target Name="Restore" />
                </Project>
                """));
        Offer("nanoFramework.Tools.MetadataProcessor.MsBuildTask", Versions.MetadataProcessor);
        foreach ((string package, string version) in Versions.Libraries)
        {
            Offer(package, version);
        }
    }

    /// <summary>The full path of a folder or file of this build.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes the settings of NuGet that hold for the build; the usual folder of packages is one of its own, too.</summary>
    public void Configure(string settings)
    {
        File.WriteAllText(PathOf("nuget.config"), $"""<configuration><packageSources><clear /><add key="here" value="{Source}" /></packageSources>{settings}</configuration>""");
        _environment["NUGET_PACKAGES"] = "";
        _environment["HOME"] = PathOf("home");
        _environment["USERPROFILE"] = PathOf("home");
        _environment["DOTNET_CLI_HOME"] = PathOf("home");
    }

    /// <summary>Sets a variable of the build.</summary>
    public void Set(string variable, string value) => _environment[variable] = value;

    /// <summary>Restores as NuGet does where these packages are needed for something else.</summary>
    public async Task FillAsync(string folder)
    {
        string project = PathOf("fill.proj");
        string downloads = string.Concat(Versions.All.Select(one => $"""<PackageDownload Include="{one.Package}" Version="[{one.Version}]" />"""));
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences></PropertyGroup>
              <ItemGroup>{downloads}</ItemGroup>
            </Project>
            """);
        (int exitCode, string output) = await Run("restore", project, "-p:Nano=false", "-p:RestorePackagesPath=" + folder);
        Assert.True(exitCode == 0, output);
    }


    /// <summary>Puts an SDK in place that has nothing but these properties.</summary>
    public void InstallSdk(string properties)
    {
        string folder = Path.Combine(Packages, "nanoframework.net.sdk", Versions.Sdk, "Sdk");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Sdk.props"), $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(folder, "Sdk.targets"), "<Project />");
    }

    public Task<(int ExitCode, string Output)> Run() => Run("build", Library, "--source", Source, "-nodeReuse:false");

    public Task<(int ExitCode, string Output)> RunAsConfigured(params string[] options) => Run("build", Library, ["-nodeReuse:false", "-v:n", .. options]);

    public async Task<string> Property(string project, string name)
    {
        (int exitCode, string output) = await Run("msbuild", project, "-getProperty:" + name);
        Assert.Equal(0, exitCode);
        return output.Trim();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int ExitCode, string Output)> Run(string command, string project, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        string[] arguments = [command, project, "-nologo", "-p:Nano=true", .. options];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        string[] inherited =
            [.. start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = Packages;
        foreach ((string name, string value) in _environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private void Copy(string file)
    {
        string copy = Path.Combine(_folder.FullName, Path.GetRelativePath(Repository.Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }
}
