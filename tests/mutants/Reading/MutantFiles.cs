namespace Samgr.Mutants.Reading;

/// <summary>
/// The files of tests/mutants: blocks of lines, an empty one between two. A line of a block is "mutant: NAME", "file: PATH",
/// "tests: PROJECT CLASS...", "explained: REASON", or a line of the file after "- " that gives way to those after "+ ". What begins with # is for people.
/// </summary>
internal static class MutantFiles
{
    private const string Folder = "tests/mutants";

    private const string Name = "mutant: ";
    private const string File = "file: ";
    private const string Tests = "tests: ";
    private const string Explained = "explained: ";

    /// <summary>Reads all of them.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <exception cref="MutantException">One cannot be read, or two have one name.</exception>
    public static IReadOnlyList<Mutant> Read(string root)
    {
        List<Mutant> mutants = [];
        foreach (string file in Directory.GetFiles(Path.Combine(root, Folder), "*.txt").Order(StringComparer.Ordinal))
        {
            mutants.AddRange(Parse(Path.GetFileName(file), System.IO.File.ReadAllLines(file)));
        }

        IGrouping<string, Mutant>? twice = mutants.GroupBy(mutant => mutant.Name).FirstOrDefault(named => named.Count() > 1);
        return twice == null ? mutants : throw new MutantException($"{twice.Last().Place}: there is another mutant {twice.Key}; give it a name of its own");
    }

    /// <summary>Reads the lines of one file.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="lines">The lines.</param>
    /// <exception cref="MutantException">They are not written as they should be.</exception>
    public static IEnumerable<Mutant> Parse(string file, IReadOnlyList<string> lines)
    {
        List<string> block = [];
        for (int i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && lines[i].Length > 0)
            {
                block.Add(lines[i]);
                continue;
            }

            block.RemoveAll(line => line.StartsWith('#'));
            if (block.Count > 0)
            {
                yield return Parse($"{file}:{i - block.Count + 1}", block);
            }

            block.Clear();
        }
    }

    private static Mutant Parse(string place, List<string> block)
    {
        string? unknown = block.Find(line => !IsLine(line));
        if (unknown != null)
        {
            throw new MutantException($"{place}: '{unknown}' is no line of a mutant; one begins with mutant, file, tests, explained, - or +");
        }

        string[] tests = Value(place, block, Tests).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (tests.Length < 2)
        {
            throw new MutantException($"{place}: a project of tests/ and at least one class of it should notice");
        }

        return new Mutant
        {
            Place = place,
            Name = Value(place, block, Name),
            File = Value(place, block, File),
            Project = tests[0],
            Classes = tests[1..],
            Before = Lines(place, block, '-'),
            After = Lines(place, block, '+'),
            Explanation = block.Exists(line => line.StartsWith(Explained, StringComparison.Ordinal)) ? Value(place, block, Explained) : null,
        };
    }

    private static bool IsLine(string line) => line[0] is '-' or '+' || Array.Exists([Name, File, Tests, Explained], key => line.StartsWith(key, StringComparison.Ordinal));

    private static string Value(string place, List<string> block, string key)
    {
        List<string> found = block.FindAll(line => line.StartsWith(key, StringComparison.Ordinal));
        return found.Count == 1 ? found[0][key.Length..].Trim() : throw new MutantException($"{place}: a mutant has one line '{key.Trim()}', and this one has {found.Count}");
    }

    private static string Lines(string place, List<string> block, char sign)
    {
        string[] lines = [.. block.Where(line => line[0] == sign).Select(line => line.Length > 1 ? line[2..] : string.Empty)];
        return lines.Length > 0 ? string.Join('\n', lines) : throw new MutantException($"{place}: a mutant has lines with '{sign}'");
    }
}
