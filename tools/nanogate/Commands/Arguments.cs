namespace Samgr.NanoGate.Commands;

/// <summary>The verb and the options of a command line.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> _options = new(StringComparer.Ordinal);

    public string Verb { get; private set; } = "";

    public static Arguments Read(IReadOnlyList<string> words)
    {
        string[] all = [.. words.SelectMany(Expand)];
        var arguments = new Arguments { Verb = all.FirstOrDefault() ?? "" };
        for (int index = 1; index < all.Length; index += 2)
        {
            if (!all[index].StartsWith("--", StringComparison.Ordinal) || index + 1 == all.Length)
            {
                throw new ArgumentException($"'{all[index]}' is not an option with a value.");
            }

            if (!arguments._options.TryGetValue(all[index][2..], out List<string>? values))
            {
                arguments._options.Add(all[index][2..], values = []);
            }

            values.Add(all[index + 1]);
        }

        return arguments;
    }

    public IReadOnlyList<string> All(string name) => _options.GetValueOrDefault(name) ?? [];

    public string? Last(string name) => All(name).LastOrDefault();

    public string One(string name) => Last(name) ?? throw new ArgumentException($"--{name} is missing.");

    public bool Flag(string name) => string.Equals(Last(name), "true", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Expand(string word) => word.StartsWith('@')
        ? File.ReadLines(word[1..]).Where(line => line.Length > 0).SelectMany(line => line.Split(' ', 2))
        : [word];
}
