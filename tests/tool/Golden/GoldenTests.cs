using System.Reflection;
using System.Text;
using Samgr.Tool.Commands;
using Samgr.Tool.Completing;
using Samgr.Tool.Rendering;
using Samgr.Tool.Usage;

namespace Samgr.Tool.Tests.Golden;

/// <summary>
/// The output for people on screens of 60, 80 and 200 columns, with colour and without, from data that does not change.
/// SAMGR_UPDATE_GOLDEN=1 writes the files anew, to be read and checked in.
/// </summary>
public sealed class GoldenTests
{
    private static readonly int[] _widths = [60, 80, 200];

    private static readonly string _folder = typeof(GoldenTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "GoldenFolder").Value!;

    private static readonly IReadOnlyDictionary<string, Func<Screen, IEnumerable<string>>> _outputs = GoldenOutputs.All;

    public static TheoryData<string> Names => [.. _outputs.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_T10_an_output_is_that_of_its_golden_file(string name)
    {
        StringBuilder text = new();
        foreach (int width in _widths)
        {
            foreach (bool hasColor in new[] { false, true })
            {
                text.Append("=== ").Append(width).Append(" columns, ").Append(hasColor ? "in colour" : "plain").Append(" ===\n");
                foreach (string line in _outputs[name](new Screen(width, hasColor)))
                {
                    text.Append(line.Replace("\u001b", @"\e", StringComparison.Ordinal)).Append('\n');
                }
            }
        }

        Compare(name, text.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_T10_no_line_is_wider_than_its_screen_and_no_word_is_broken(string name)
    {
        HashSet<string> words = [.. _outputs[name](Screen.None).SelectMany(line => line.Split(' '))];
        foreach (int width in _widths)
        {
            string[] lines = [.. _outputs[name](new Screen(width, false))];

            Assert.All(lines, line => Assert.True(line.Length <= width || line.Trim().Split(' ').Length == 1, $"{line.Length} columns of {width}: {line}"));
            Assert.All(lines.SelectMany(line => line.Split(' ')), word => Assert.Contains(word, words));
        }
    }

    [Fact]
    public void Every_wrong_use_is_answered_in_one_line_that_names_the_right_one()
    {
        StringBuilder text = new();
        foreach (string[] arguments in WrongUses.Of(SamgrCommand.Build()))
        {
            string? problem = UsageProblem.Find(SamgrCommand.Build().Parse(arguments));
            text.Append("$ samgr ").AppendJoin(' ', arguments).Append("\nsamgr: ").Append(problem).Append('\n');
            Assert.True(problem is not null, $"samgr {string.Join(' ', arguments)} is taken");
            Assert.DoesNotContain('\n', problem);
            Assert.Matches("ee 'samgr [a-z -]*--help'$", problem);
        }

        Compare("wrong-use", text.ToString());
    }

    [Fact]
    public void Fault_T20_the_completion_scripts_are_those_of_their_golden_files()
    {
        foreach (string shell in CompletionScript.Shells)
        {
            Compare("completion-" + shell, CompletionScript.For(shell) + "\n");
        }
    }

    [Fact]
    public void Each_golden_file_belongs_to_an_output()
    {
        string[] expected = [.. _outputs.Keys, .. CompletionScript.Shells.Select(shell => "completion-" + shell), "wrong-use"];

        Assert.Equal(expected.Order(), Directory.GetFiles(_folder).Select(Path.GetFileNameWithoutExtension).Order());
    }

    private static void Compare(string name, string text)
    {
        string file = Path.Combine(_folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("SAMGR_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(_folder);
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
