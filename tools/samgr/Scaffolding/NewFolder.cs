using System.Text;

namespace Samgr.Tool.Scaffolding;

/// <summary>A folder that has all of its files, or none.</summary>
internal static class NewFolder
{
    /// <summary>Writes the files; takes back what it has written when one of them cannot be.</summary>
    /// <param name="folder">The folder, which is made, or is empty.</param>
    /// <param name="files">Their texts, by their paths in the folder.</param>
    public static void Fill(string folder, IReadOnlyDictionary<string, string> files)
    {
        List<string> written = [];
        try
        {
            foreach ((string path, string text) in files)
            {
                string file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                written.Add(file);
            }
        }
        catch
        {
            written.ForEach(File.Delete);
            RemoveEmpty(folder);
            throw;
        }
    }

    /// <summary>Removes a folder, with all that is in it.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes a folder and those in it as far as they hold no file.</summary>
    public static void RemoveEmpty(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string inside in Directory.GetDirectories(folder))
        {
            RemoveEmpty(inside);
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
