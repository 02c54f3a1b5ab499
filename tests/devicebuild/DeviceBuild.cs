using System.Diagnostics;
using System.IO.Compression;

namespace Samgr.DeviceBuild.Tests;

/// <summary>Copies of device projects in a folder of its own, with package folders that nobody else uses.</summary>
internal sealed class DeviceBuild : IDisposable
{
    public const string Library = "liteipc";
    public const string Tests = "tests/device";

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

    /// <summary>Puts a package without content into the only source of the restore.</summary>
    public void Offer(string id, string version)
    {
        using ZipArchive archive = ZipFile.Open(Path.Combine(Source, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry(id + ".nuspec").Open());
        writer.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2012/06/nuspec.xsd">
              <metadata>
                <id>{id}</id><version>{version}</version><authors>nobody</authors><description>empty</description>
              </metadata>
            </package>
            """);
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
