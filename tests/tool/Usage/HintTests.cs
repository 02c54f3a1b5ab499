using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using Samgr.Tool.Commands;
using Samgr.Tool.Usage;

namespace Samgr.Tool.Tests.Usage;

/// <summary>Whatever a text of the product or a document tells somebody to type is there.</summary>
public sealed partial class HintTests
{
    private static readonly string[] _folders = ["liteipc", "samgr", "services", "boards", "tools", "docs"];
    private static readonly string[] _extensions = [".cs", ".md", ".json", ".targets", ".props"];
    private static readonly string[] _outputs = ["bin", "obj"];

    private static string Root => typeof(HintTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Fault_T5_a_hint_names_commands_and_options_that_exist()
    {
        (string Place, string Text)[] hints = [.. Hints()];
        Assert.True(hints.Length > 60, $"only {hints.Length} hints are found");

        string[] wrong = [.. hints.Select(hint => (hint.Place, Problem: ProblemOf(hint.Text))).Where(hint => hint.Problem is not null)
            .Select(hint => $"{hint.Place}: {hint.Problem}")];

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("service --help", "there is no command 'service'")]
    [InlineData("new servise Door", "there is no command 'new servise'")]
    [InlineData("run x.json --wait", "'run' has no option '--wait'")]
    [InlineData("pin", null)]
    [InlineData("pin read LED", null)]
    [InlineData("kill {process.Pid}", null)]
    [InlineData("call {Target} --raw FUNC [ARGS] --returns TYPES", null)]
    public void A_hint_is_checked(string text, string? problem) => Assert.Equal(problem, ProblemOf(text));

    [Fact]
    public void Each_command_leads_to_its_own_help()
    {
        foreach (Command command in Commands(SamgrCommand.Build()))
        {
            string path = CommandPath.Of(command);
            string problem = UsageProblem.Find(SamgrCommand.Build().Parse([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--bogus"]))!;
            string hint = HintPattern().Match(problem[(problem.LastIndexOf("ee '", StringComparison.Ordinal) + 3)..]).Groups["text"].Value;

            Assert.Null(ProblemOf(hint));
            Assert.StartsWith(path, hint);
        }
    }

    private static IEnumerable<(string Place, string Text)> Hints() => _folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
        .Append(Path.Combine(Root, "README.md"))
        .Where(file => _extensions.Contains(Path.GetExtension(file)) && !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(_outputs.Contains))
        .SelectMany(file => File.ReadLines(file).SelectMany((line, index) => HintPattern().Matches(line)
            .Select(match => ($"{Path.GetRelativePath(Root, file)}:{index + 1}", match.Groups["text"].Value))));

    private static string? ProblemOf(string text)
    {
        Command command = SamgrCommand.Build();
        List<string> path = [];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                if (!CommandPath.Options(command).Any(option => option.Name == word.TrimEnd('.', ',')))
                {
                    return $"'{string.Join(' ', path)}' has no option '{word}'";
                }
            }
            else if (command.Subcommands.FirstOrDefault(one => one.Name == word) is { } found && !IsPlaceholder(word))
            {
                command = found;
                path.Add(word);
            }
            else if (command.Subcommands.Count > 0 && char.IsLower(word[0]) && !IsPlaceholder(word))
            {
                return $"there is no command '{string.Join(' ', [.. path, word])}'";
            }
            else if (!IsPlaceholder(word) && command.Subcommands.Count == 0 && command.Arguments.Count == 0 && !word.StartsWith('-'))
            {
                return $"'{string.Join(' ', path)}' takes no '{word}'";
            }
        }

        return null;
    }

    private static bool IsPlaceholder(string word) => word.Contains('{', StringComparison.Ordinal) || word is "|" or "..." or "\\" || word[0] is '<' or '"' or '\\';

    private static IEnumerable<Command> Commands(Command command) =>
        command.Subcommands.Where(one => !one.Hidden).SelectMany(one => (Command[])[one, .. Commands(one)]);

    // Samgr itself, too, is the subject of sentences.
    [GeneratedRegex("""['`]samgr (?!(?:has|did|knows|waits)\b)(?<text>[a-z-][^'`\n]*)['`]""")]
    private static partial Regex HintPattern();
}
