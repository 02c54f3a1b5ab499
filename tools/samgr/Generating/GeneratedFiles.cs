namespace Samgr.Tool.Generating;

/// <summary>The files that the generator writes.</summary>
internal static class GeneratedFiles
{
    private const string Ending = ".g.cs";
    private const string Mark = "// Written by Samgr.Generator ";

    /// <summary>Whether a file is one that the generator has written.</summary>
    public static bool IsGenerated(string path) =>
        path.EndsWith(Ending, StringComparison.Ordinal) && File.ReadLines(path).Take(2).Any(line => line.StartsWith(Mark, StringComparison.Ordinal));

    /// <summary>Writes files into a folder and removes what the generator wrote there before and writes no more.</summary>
    /// <returns>How many files have changed, gone ones included.</returns>
    public static int Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        int changed = 0;
        foreach (string old in Directory.GetFiles(folder, "*" + Ending).Where(file => !files.ContainsKey(Path.GetFileName(file)) && IsGenerated(file)))
        {
            File.Delete(old);
            changed++;
        }

        foreach ((string name, string text) in files)
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path) || File.ReadAllText(path) != text)
            {
                File.WriteAllText(path, text);
                changed++;
            }
        }

        return changed;
    }
}
