using System.Text.RegularExpressions;

namespace Samgr.House.Tests.Architecture;

/// <summary>The table of folders in CONTRIBUTING.md: dependencies point up it.</summary>
internal static partial class LayerTable
{
    /// <summary>The folders, from the top.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "CONTRIBUTING.md")).Select(line => Row().Match(line))
            .Where(match => match.Success).Select(match => match.Groups[1].Value),
    ];

    /// <summary>How far down a folder is: the row that names the most of its path; -1 when none does.</summary>
    public static int LayerOf(string folder)
    {
        int layer = -1;
        for (int i = 0; i < Folders.Count; i++)
        {
            bool isIn = (folder + "/").StartsWith(Folders[i], StringComparison.Ordinal);
            if (isIn && (layer < 0 || Folders[i].Length > Folders[layer].Length))
            {
                layer = i;
            }
        }

        return layer;
    }

    [GeneratedRegex(@"^\| `([a-z/]+/)` \|")]
    private static partial Regex Row();
}
