using System.Text.RegularExpressions;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>The tutorial: its blocks of code, and its commands with what they print.</summary>
internal static class Tutorial
{
    private const string Prompt = "$ ";
    private const string Anything = "...";

    public static string Text { get; } = Read("TUTORIAL.md");

    /// <summary>The blocks of a language.</summary>
    public static IReadOnlyList<string> Blocks(string language, string? text = null) =>
        [.. Regex.Matches(text ?? Text, $"(?s)```{language}\n(.*?\n)```").Select(match => match.Groups[1].Value)];

    /// <summary>The commands of its terminals, one after the other.</summary>
    public static IReadOnlyList<(string[] Command, string[] Output)> Commands { get; } =
    [
        .. string.Concat(Blocks("console")).Split('\n' + Prompt).Select(command => command.Trim().Split('\n'))
            .Select(lines => (lines[0].TrimStart('$').Trim().Split(' '), lines[1..])),
    ];

    /// <summary>Checks that lines are printed, in their order unless any will do; "..." stands for anything.</summary>
    public static void ExpectLines(IEnumerable<string> expected, string printed, bool inOrder = true)
    {
        string[] lines = printed.Split('\n');
        int next = 0;
        foreach (string line in expected)
        {
            Regex pattern = PatternOf(line);
            int found = Array.FindIndex(lines, next, one => pattern.IsMatch(one.TrimEnd()));
            Assert.True(found >= 0, $"'{line}' is not in\n{printed}");
            next = inOrder ? found + 1 : 0;
        }
    }

    /// <summary>The longest part of a line that is always the same.</summary>
    public static string FixedPart(string line) => line.Split(Anything).MaxBy(part => part.Length)!.Trim();

    public static string Read(string resource)
    {
        using StreamReader reader = new(typeof(Tutorial).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static Regex PatternOf(string line) => new('^' + Regex.Escape(line).Replace(Regex.Escape(Anything), ".*") + '$');
}
