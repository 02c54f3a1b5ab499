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
        bool wasThere = Directory.Exists(folder);
        try
        {
            foreach ((string path, string text) in files)
            {
                string file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
        }
        catch
        {
            Remove(folder, wasThere, files.Keys);
            throw;
        }
    }

    private static void Remove(string folder, bool wasThere, IEnumerable<string> paths)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        if (!wasThere)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        foreach (string first in paths.Select(path => path.Split('/', '\\')[0]).Distinct())
        {
            string entry = Path.Combine(folder, first);
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }
}
