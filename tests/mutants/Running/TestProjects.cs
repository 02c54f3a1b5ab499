using System.Text.RegularExpressions;
using Samgr.Mutants.Reading;

namespace Samgr.Mutants.Running;

/// <summary>The test projects of a copy, which are built and run there.</summary>
internal sealed partial class TestProjects(string root)
{
    // A test that hangs fails by its name, long before the run ends.
    private const string TestLimit = "SAMGR_TEST_LIMIT_MS";
    private const string TestLimitMs = "20000";

    /// <summary>Builds one, with all that it uses.</summary>
    /// <returns>Null, or what the compiler says against it.</returns>
    internal string? Build(string project, CancellationToken cancellation) => Builds.Run(root, "tests/" + project, [], cancellation);

    /// <summary>The assembly of the product that a mutant changes, as its tests use it.</summary>
    internal ProductAssembly ProductOf(Mutant mutant)
    {
        string folder = Path.GetDirectoryName(Path.Combine(root, mutant.File))!;
        while (Builds.ProjectIn(folder) == null)
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return new ProductAssembly(folder, Path.GetDirectoryName(Builds.AssemblyOf(Path.Combine(root, "tests", mutant.Project)))!);
    }

    /// <summary>Runs classes of one until a test fails.</summary>
    internal TestOutcome Run(string project, IReadOnlyList<string> classes, TimeSpan limit, CancellationToken cancellation)
    {
        string folder = Path.Combine(root, "tests", project);
        IEnumerable<string> chosen = classes.SelectMany(name => new[] { "-class", "*." + name });
        string[] run = ["exec", Builds.AssemblyOf(folder), "-noColor", "-noLogo", "-stopOnFail", .. chosen];
        CommandResult tested = Command.Run(folder, "dotnet", run, limit, cancellation, (TestLimit, TestLimitMs));
        string[] failed = [.. Failures().Matches(tested.Output).Select(match => match.Groups[1].Value)];
        return new TestOutcome(
            tested.ExitCode != null,
            tested.ExitCode == 0 && failed.Length == 0 && HasRun().IsMatch(tested.Output),
            failed.FirstOrDefault() ?? (tested.ExitCode is null or 0 ? null : $"the tests ended with exit code {tested.ExitCode}: {LastLine(tested.Output)}"));
    }

    private static string LastLine(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? string.Empty;

    [GeneratedRegex(@"^\s*(\S.*) \[FAIL\]", RegexOptions.Multiline)]
    private static partial Regex Failures();

    [GeneratedRegex("Total: [1-9]")]
    private static partial Regex HasRun();
}

/// <summary>What came of a run of tests.</summary>
/// <param name="HasEnded">False when its time was over first.</param>
/// <param name="HasPassed">Whether there was a test, and none failed.</param>
/// <param name="Failure">The first test that failed, or how the run ended; null when there is nothing to say.</param>
internal sealed record TestOutcome(bool HasEnded, bool HasPassed, string? Failure);
