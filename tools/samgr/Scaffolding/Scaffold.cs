using System.Security;
using Samgr.Tool.Packing;

namespace Samgr.Tool.Scaffolding;

/// <summary>Makes a folder with a project that builds, runs and is tested.</summary>
internal static class Scaffold
{
    /// <summary>Writes all of it, or nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="output">The folder, which is made, or is empty.</param>
    /// <param name="packages">Where the packages of the framework go; null for the user's folder.</param>
    /// <param name="parts">The folders of <see cref="TemplateParts"/>.</param>
    /// <returns>The full path of the folder.</returns>
    /// <exception cref="ToolException">The folder cannot be used.</exception>
    public static string Write(ScaffoldName name, string? output, string? packages, IEnumerable<string> parts)
    {
        string folder = Path.GetFullPath(output ?? name.Text);
        if (File.Exists(folder))
        {
            throw new ToolException(ExitCode.BadInput, $"{folder} is a file; give another folder with --output");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new ToolException(ExitCode.BadInput, $"{folder} is not empty; give another folder with --output, or empty it");
        }

        PackageFeed feed = PackageFeed.Fill(packages);
        string source = SecurityElement.Escape(PathFrom(folder, feed.Folder));
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach ((string path, string text) in parts.SelectMany(part => Template.Fill(part, name, feed.Version, source)))
        {
            files[path] = text;
        }

        NewFolder.Fill(folder, files);
        return folder;
    }

    // A feed inside of the folder moves with it.
    private static string PathFrom(string folder, string feed)
    {
        string relative = Path.GetRelativePath(folder, feed);
        bool isInside = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isInside ? relative.Replace('\\', '/') : feed;
    }
}
