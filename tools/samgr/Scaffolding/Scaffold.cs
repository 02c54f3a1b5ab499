using Samgr.Tool.Boards;
using Samgr.Tool.Packing;

namespace Samgr.Tool.Scaffolding;

/// <summary>Makes a folder with a project that builds, runs and is tested.</summary>
internal static class Scaffold
{
    /// <summary>Writes all of it, or nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="output">The folder, which is made, or is empty.</param>
    /// <param name="packages">The folder for the packages of the framework; null for one beside the project.</param>
    /// <param name="parts">The folders of <see cref="TemplateParts"/>.</param>
    /// <param name="board">The board of an application; null for a service.</param>
    /// <returns>The full path of the folder.</returns>
    /// <exception cref="ToolException">The folder cannot be used, or the name is that of something in the code.</exception>
    public static string Write(ScaffoldName name, string? output, string? packages, IReadOnlyList<string> parts, BoardKind? board = null)
    {
        if (new TemplateNames(parts).FindTaken(name) is { } taken)
        {
            throw new ToolException(ExitCode.BadInput, $"'{name.Text}' would not do: the code that is made names '{taken}' for something else; {ScaffoldName.Example}");
        }

        string folder = Path.GetFullPath(output ?? name.Text);
        if (File.Exists(folder))
        {
            throw new ToolException(ExitCode.BadInput, $"{folder} is a file; give another folder with --output");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new ToolException(ExitCode.BadInput, $"{folder} is not empty; give another folder with --output, or empty it");
        }

        bool isBeside = packages is null;
        string place = packages ?? Path.Combine(folder, LocalFeed.Folder);
        try
        {
            PackageFeed feed = PackageFeed.Fill(place);
            NewFolder.Fill(folder, Files(name, parts, feed.Version, LocalFeed.NameOf(folder, feed.Folder), board));
        }
        catch when (isBeside)
        {
            NewFolder.Remove(place);
            NewFolder.RemoveEmpty(folder);
            throw;
        }

        return folder;
    }

    private static SortedDictionary<string, string> Files(ScaffoldName name, IEnumerable<string> parts, string version, string source, BoardKind? board)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach ((string path, string text) in parts.SelectMany(part => Template.Fill(part, name, version, source, board)))
        {
            files[path] = text;
        }

        return files;
    }
}
