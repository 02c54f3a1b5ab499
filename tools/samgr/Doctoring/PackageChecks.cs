using System.Text.RegularExpressions;
using System.Xml.Linq;
using Samgr.Tool.Execution;
using Samgr.Tool.Packing;

namespace Samgr.Tool.Doctoring;

/// <summary>The packages that a project builds on.</summary>
internal static partial class PackageChecks
{
    private const string ForBoards = "Samgr.Boards.nanoFramework";
    private const string Versions = "Directory.Device.Versions.props";

    /// <summary>Those of the framework.</summary>
    /// <param name="folder">The folder of a project, or one in it.</param>
    public static Diagnosis CheckFramework(string folder)
    {
        const string Name = "packages";
        if (LocalFeed.Locate(folder) is not { } feed)
        {
            return new Diagnosis(Name, DiagnosisState.NotYet, "there is no project here; 'samgr new service NAME' makes one");
        }

        string[] missing = [.. VersionsAround(folder).Where(version => !IsThere(feed, FrameworkPackages.Sdk, version))];
        return missing.Length == 0
            ? new Diagnosis(Name, DiagnosisState.Fine, feed)
            : new Diagnosis(Name, DiagnosisState.Missing, $"{FrameworkPackages.Sdk} {missing[0]} is not in {feed}; {Mend(missing[0])}");
    }

    /// <summary>Those of the framework for boards.</summary>
    /// <param name="folder">The folder of a project, or one in it.</param>
    public static Diagnosis CheckFrameworkForBoards(string folder)
    {
        bool isThere = LocalFeed.Locate(folder) is { } feed && VersionsAround(folder).All(version => IsThere(feed, ForBoards, version));
        return new Diagnosis(
            "packages for boards",
            isThere ? DiagnosisState.Fine : DiagnosisState.NotYet,
            isThere ? "beside the others" : "'samgr pack --local --nano', with the samgr of a checkout, puts them beside the others of a project");
    }

    /// <summary>Those of nanoFramework.</summary>
    /// <param name="folder">The folder of a project, whose settings of NuGet hold.</param>
    /// <param name="interrupted">Ends the question.</param>
    public static async Task<Diagnosis> CheckNanoFrameworkAsync(string folder, CancellationToken interrupted)
    {
        const string Name = "nanoFramework packages";
        if (Executable.Find("dotnet") is not { } dotnet)
        {
            return new Diagnosis(Name, DiagnosisState.NotYet, "the .NET SDK fetches them");
        }

        List<string> lines = [];
        await Subprocess.RunAsync(dotnet, ["nuget", "locals", "global-packages", "--list", "--force-english-output"], folder, lines.Add, interrupted);
        string cache = lines.Select(line => GlobalPackages().Match(line)).FirstOrDefault(match => match.Success)?.Groups["folder"].Value ?? "";
        string[] missing = [.. Needed().Where(package => !IsThere(cache, package.Id, package.Version)).Select(package => $"{package.Id} {package.Version}")];
        return missing.Length == 0
            ? new Diagnosis(Name, DiagnosisState.Fine, cache)
            : new Diagnosis(
                Name,
                DiagnosisState.NotYet,
                $"{missing[0]}{(missing.Length > 1 ? $" and {missing.Length - 1} more are" : " is")} not in {cache}; 'dotnet build -p:Nano=true' fetches them from the sources of NuGet");
    }

    private static string Mend(string version) => version == PackageFeed.Release
        ? "run 'samgr pack --local'"
        : $"run 'samgr pack --local' with samgr {version}, or change the versions of the project to {PackageFeed.Release} and run it with this one";

    private static bool IsThere(string feed, string id, string version) => Directory.Exists(PackageWriter.FolderOf(feed, id, version));

    private static string[] VersionsAround(string folder)
    {
        string? root = folder;
        while (root is not null && !Directory.EnumerateFiles(root, "*.slnx").Any())
        {
            root = Path.GetDirectoryName(root);
        }

        return
        [
            .. from project in Directory.EnumerateFiles(root ?? folder, "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
               let match = SdkVersion().Match(File.ReadAllText(project))
               where match.Success
               select match.Groups["version"].Value,
        ];
    }

    private static IEnumerable<(string Id, string Version)> Needed()
    {
        byte[] content = ToolFiles.Below("sdk/Sdk").Single(file => file.Path == Versions).Content;
        XDocument document = XDocument.Load(new MemoryStream(content));
        yield return ("nanoFramework.NET.Sdk", document.Descendants("NanoSdkVersion").Single().Value);
        yield return ("nanoFramework.Tools.MetadataProcessor.MsBuildTask", document.Descendants("NanoMdpVersion").Single().Value);
        foreach (XElement package in document.Descendants("NanoPackage").Where(item => (string?)item.Attribute("Include") != "nanoFramework.TestFramework"))
        {
            yield return ((string)package.Attribute("Package")!, (string)package.Attribute("Release")!);
        }
    }

    [GeneratedRegex(@"Samgr\.Device\.Sdk/(?<version>[^""]+)")]
    private static partial Regex SdkVersion();

    [GeneratedRegex(@"global-packages:\s*(?<folder>.+?)\s*$")]
    private static partial Regex GlobalPackages();
}
