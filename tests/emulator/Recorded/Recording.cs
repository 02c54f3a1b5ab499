namespace Samgr.Emulator.Tests.Recorded;

/// <summary>The recordings of the releases, one folder each. Those of a release that is out are never changed.</summary>
internal static class Recording
{
    private const string FolderVariable = "SAMGR_RECORD";

    /// <summary>The releases, the newest last.</summary>
    public static string[] Releases { get; } =
        [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)!).OrderBy(Version.Parse)];

    public static string Newest => Releases[^1];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Recorded");

    /// <summary>Reads a recording.</summary>
    public static List<RecordedStep> Read(string release, string name)
    {
        List<RecordedStep> steps = [];
        string title = string.Empty;
        foreach (string line in File.ReadLines(Path.Combine(Folder, release, name)).Where(line => line.Length > 2))
        {
            string rest = line[2..];
            switch (line[0])
            {
                case '#':
                    title = rest;
                    break;
                case '=':
                    steps[^1] = steps[^1] with { Said = [.. steps[^1].Said, rest] };
                    break;
                default:
                    steps.Add(new RecordedStep(title, line[0] == '>', rest, []));
                    break;
            }
        }

        return steps;
    }

    /// <summary>Writes a recording where SAMGR_RECORD names a folder: that of the release that comes.</summary>
    /// <returns>Whether it does.</returns>
    public static bool Write(string name, IEnumerable<RecordedStep> steps)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        if (string.IsNullOrEmpty(folder))
        {
            return false;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), string.Join('\n', steps));
        return true;
    }
}
