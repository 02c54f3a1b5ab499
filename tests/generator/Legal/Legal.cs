using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Legal;

/// <summary>The rule: a legal interface compiles without a warning or gets numbered errors of its own, and takes no other with it.</summary>
internal static class Legal
{
    private const string Bystander = """
        [Samgr.ServiceInterface("bystander")] public interface IBystander { int Count(int from); }
        [Samgr.Service] public sealed class Bystander : IBystander { public int Count(int from) => from; }
        """;

    /// <summary>Functions in an interface, with types that they may use.</summary>
    public static string Gate(string functions) => $$"""
        namespace House;
        public enum Way { In, Out }
        [CallbackInterface] public interface IBell { void Ring(int times); }
        [ServiceData] public class Trip { public Way[] Ways = []; public Way[] WaysIndex = []; public Way[] listWays = []; public int io; public int value; public int list; public string?[]? Names; }
        [ServiceData] public class Worn { [System.Obsolete] public int Old; [System.Obsolete("Gone.", true)] public int Gone { get; set; } public int New; }
        [System.Obsolete] [ServiceData] public struct Older { public int Years; }
        [ServiceInterface("gate")] public interface IGate { {{functions}} }
        """;

    public static void Compiles(string source)
    {
        Compilation result = Run(source, out Diagnostic[] reported);
        Assert.Empty(Runs.Describe(reported));
        AssertClean(Problems(result));
    }

    /// <summary>Asserts that a source gets one error of a number, at a line and with words, and that the bystander is generated.</summary>
    public static void IsRefused(string rule, string part, string source, int line = 0)
    {
        Compilation result = Run(source, out Diagnostic[] reported);
        Diagnostic problem = Assert.Single(reported);
        Assert.Equal(rule, problem.Id);
        Assert.Contains(part, problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("Sample.cs", problem.Location.GetLineSpan().Path);
        if (line > 0)
        {
            Assert.Equal(line, problem.Location.GetLineSpan().StartLinePosition.Line);
        }

        // What is not generated may be missed by the source that was refused, and by nothing that was generated.
        AssertClean(Problems(result).Where(problem => problem.Contains(".g.cs(", StringComparison.Ordinal)));
    }

    public static IEnumerable<string> Problems(Compilation compilation) => compilation.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)
        .Select(problem => problem.ToString());

    private static void AssertClean(IEnumerable<string> problems)
    {
        string text = string.Join('\n', problems.Take(5));
        Assert.True(text.Length == 0, text);
    }

    private static Compilation Run(string source, out Diagnostic[] reported)
    {
        string text = source.StartsWith("using", StringComparison.Ordinal) ? "using Samgr;\n" + source : "using Samgr; " + source;
        if (source.StartsWith('#'))
        {
            text = source.Insert(source.IndexOf('\n') + 1, "using Samgr;\n");
        }

        GeneratorDriver driver = Runs.Driver().RunGeneratorsAndUpdateCompilation(
            Runs.Compile(("Sample.cs", text), ("Bystander.cs", Bystander)), out Compilation result, out ImmutableArray<Diagnostic> driven);
        AssertClean(Runs.Describe(driven.Where(found => found.Id.StartsWith("CS", StringComparison.Ordinal))));
        reported = [.. driver.GetRunResult().Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)];
        string[] files = [.. driver.GetRunResult().GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath))];
        Assert.Contains("BystanderProxy.g.cs", files);
        Assert.Contains("BystanderModule.g.cs", files);
        return result;
    }
}
