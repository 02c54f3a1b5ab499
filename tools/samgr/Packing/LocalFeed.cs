using System.Security;
using System.Xml;
using System.Xml.Linq;

namespace Samgr.Tool.Packing;

/// <summary>The packages beside a project: they move with its folder, and its nuget.config names them by a path from there.</summary>
internal static class LocalFeed
{
    /// <summary>The folder in that of the project.</summary>
    public const string Folder = "packages";

    private const string Key = "samgr";

    private static readonly string[] _names = ["nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>Finds the folder of packages of the project around a folder. Writes it into the project's nuget.config as a relative path.</summary>
    /// <param name="folder">The folder of the project, or one in it.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ToolException">There is no project; the message says how to get one.</exception>
    public static string Prepare(string folder)
    {
        (string file, XDocument config) = Find(folder) ?? throw new ToolException(
            ExitCode.BadInput, $"there is no nuget.config with a source '{Key}' here or above; run this in a folder that 'samgr new' or 'dotnet new samgr-app' has made");
        string project = Path.GetDirectoryName(file)!;
        XElement[] entries = [.. Entries(config)];
        string named = (string?)entries[0].Attribute("value") ?? "";
        if (named.Length == 0 || Path.IsPathRooted(named))
        {
            foreach (XElement entry in entries)
            {
                entry.SetAttributeValue("value", Folder);
            }

            config.Save(file);
            named = Folder;
        }

        return Path.GetFullPath(named, project);
    }

    /// <summary>The folder of packages that the nuget.config around a folder names; null without one.</summary>
    public static string? Locate(string folder) =>
        Find(folder) is var (file, config) && (string?)Entries(config).First().Attribute("value") is { Length: > 0 } named
            ? Path.GetFullPath(named, Path.GetDirectoryName(file)!)
            : null;

    /// <summary>A feed as the nuget.config of a project names it.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="feed">The folder of the feed.</param>
    public static string NameOf(string project, string feed) => SecurityElement.Escape(Path.GetRelativePath(project, feed).Replace('\\', '/'));

    private static (string File, XDocument Config)? Find(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            string? file = _names.Select(name => Path.Combine(place.FullName, name)).FirstOrDefault(File.Exists);
            if (file is not null && Load(file) is var config && Entries(config).Any())
            {
                return (file, config);
            }
        }

        return null;
    }

    private static XDocument Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (XmlException error)
        {
            throw new ToolException(ExitCode.BadInput, $"{file} is broken: {error.Message}");
        }
    }

    private static IEnumerable<XElement> Entries(XDocument config) =>
        config.Descendants("add").Where(entry =>
            (string?)entry.Attribute("key") == Key && entry.Parent?.Name.LocalName is "packageSources" or "fallbackPackageFolders");
}
