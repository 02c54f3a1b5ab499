using System.Diagnostics;
using System.Globalization;
using Samgr.Mutants.Reading;

namespace Samgr.Mutants.Running;

/// <summary>Tries mutants one after the other, in a copy of the repository.</summary>
internal sealed class MutantRun(string root, TextWriter output)
{
    /// <summary>The exit code when they could not be tried.</summary>
    internal const int Impossible = 2;

    private const int Unnoticed = 1;

    /// <summary>A mutant that makes tests slow has as many times their usual time, and this on top, before it counts as hanging.</summary>
    private const int Times = 2;
    private static readonly TimeSpan _atLeast = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, TimeSpan> _usual = [];

    /// <summary>Tries them.</summary>
    /// <returns>0 when each was noticed or is explained, 1 otherwise.</returns>
    /// <exception cref="MutantException">They cannot be tried: one has no place in the product, or the tests fail without them.</exception>
    internal int Execute(IReadOnlyList<Mutant> mutants, CancellationToken cancellation)
    {
        foreach (Mutant mutant in mutants)
        {
            mutant.PutInto(File.ReadAllText(Path.Combine(root, mutant.File)));
        }

        using RepositoryCopy copy = RepositoryCopy.Make(root);
        TestProjects tests = new(copy.Root);
        foreach (string project in mutants.Select(mutant => mutant.Project).Distinct())
        {
            if (tests.Build(project, cancellation) is string error)
            {
                throw new MutantException($"tests/{project} does not build:\n{error}");
            }
        }

        foreach (Mutant mutant in mutants.DistinctBy(KeyOf))
        {
            RunWithout(tests, mutant, cancellation);
        }

        int[] counts = new int[Enum.GetValues<Verdict>().Length];
        foreach (Mutant mutant in mutants)
        {
            Outcome outcome = Try(copy, tests, mutant, cancellation);
            counts[(int)outcome.Verdict]++;
            Say(WordOf(outcome.Verdict), outcome.Time, outcome.Said == null ? mutant.Name : $"{mutant.Name}: {outcome.Said}");
        }

        output.WriteLine(
            $"{mutants.Count} mutants: {counts[(int)Verdict.Killed]} killed, {counts[(int)Verdict.TimedOut]} timed out, "
            + $"{counts[(int)Verdict.Explained]} explained, {counts[(int)Verdict.Survived]} survived, {counts[(int)Verdict.NotBuilt]} not built");
        return counts[(int)Verdict.Survived] + counts[(int)Verdict.NotBuilt] == 0 ? 0 : Unnoticed;
    }

    private static string KeyOf(Mutant mutant) => mutant.Project + " " + string.Join(' ', mutant.Classes);

    private void RunWithout(TestProjects tests, Mutant mutant, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        TestOutcome usual = tests.Run(mutant.Project, mutant.Classes, Timeout.InfiniteTimeSpan, cancellation);
        if (!usual.HasPassed)
        {
            throw new MutantException($"the tests of {mutant.Name} fail without it: {usual.Failure ?? "they ended early"}");
        }

        _usual[KeyOf(mutant)] = Stopwatch.GetElapsedTime(start);
        Say("passes", _usual[KeyOf(mutant)], KeyOf(mutant) + " without a mutant");
    }

    private Outcome Try(RepositoryCopy copy, TestProjects tests, Mutant mutant, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        string text = copy.Read(mutant.File);
        ProductAssembly product = tests.ProductOf(mutant);
        try
        {
            copy.Write(mutant.File, mutant.PutInto(text));
            if (product.Rebuild(cancellation) is string error)
            {
                return new Outcome(Verdict.NotBuilt, error, Stopwatch.GetElapsedTime(start));
            }

            TestOutcome tested = tests.Run(mutant.Project, mutant.Classes, (_usual[KeyOf(mutant)] * Times) + _atLeast, cancellation);
            Verdict verdict = tested.HasEnded
                ? !tested.HasPassed ? Verdict.Killed : mutant.Explanation != null ? Verdict.Explained : Verdict.Survived
                : Verdict.TimedOut;
            string? said = verdict == Verdict.Explained ? mutant.Explanation : tested.Failure;
            return new Outcome(verdict, said, Stopwatch.GetElapsedTime(start));
        }
        finally
        {
            copy.Write(mutant.File, text);
            product.Dispose();
        }
    }

    private void Say(string word, TimeSpan time, string text)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{word,-9} {time.TotalSeconds,5:F0} s  {text}"));
        output.Flush();
    }

    private static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Killed => "killed",
        Verdict.TimedOut => "timed out",
        Verdict.Explained => "explained",
        Verdict.Survived => "SURVIVED",
        _ => "NOT BUILT",
    };

    private enum Verdict
    {
        Killed,
        TimedOut,
        Explained,
        Survived,
        NotBuilt,
    }

    private sealed record Outcome(Verdict Verdict, string? Said, TimeSpan Time);
}
