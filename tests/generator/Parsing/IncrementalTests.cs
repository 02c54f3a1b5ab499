using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Parsing;

public sealed class IncrementalTests
{
    private const string Interface = """
        using Samgr;
        [ServiceData] public struct Key { public int Teeth; }
        [ServiceInterface("door")] public interface IDoor { int Open(Key key); }
        [CallbackInterface] public interface IBell { void Ring(); }
        [Service] public sealed class Door : IDoor { public int Open(Key key) => key.Teeth; }
        """;

    private static readonly string[] _steps = [Steps.Lock, Steps.HasTasks, Steps.Interfaces, Steps.Data, Steps.Services, Steps.FileNames];

    [Theory]
    [InlineData("class Other { int _added; }")]
    [InlineData("class Other { void Added() { } } class Another { }")]
    public void An_unrelated_edit_generates_nothing_anew(string edited)
    {
        ImmutableArray<IncrementalStepRunReason> outputs = RunTwice(("Other.cs", edited), 1, out GeneratorRunResult result);

        Assert.All(outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(
            _steps.SelectMany(step => result.TrackedSteps[step]).SelectMany(step => step.Outputs),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, output.Reason.ToString()));
    }

    [Fact]
    public void An_edit_that_only_moves_an_interface_generates_nothing_anew()
    {
        ImmutableArray<IncrementalStepRunReason> outputs = RunTwice(("Door.cs", "\n// moved\n\n" + Interface), 0, out GeneratorRunResult result);

        Assert.All(result.TrackedSteps[Steps.Interfaces].SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.DoesNotContain(outputs, reason => reason == IncrementalStepRunReason.New);
    }

    [Fact]
    public void A_changed_interface_is_generated_anew()
    {
        RunTwice(("Door.cs", Interface.Replace("int Open", "long Open").Replace("int Open", "long Open")), 0, out GeneratorRunResult result);

        Assert.Contains(result.TrackedSteps[Steps.Interfaces].SelectMany(step => step.Outputs), output => output.Reason == IncrementalStepRunReason.Modified);
    }

    private static ImmutableArray<IncrementalStepRunReason> RunTwice((string File, string Source) edit, int index, out GeneratorRunResult result)
    {
        CSharpCompilation first = Runs.Compile(("Door.cs", Interface), ("Other.cs", "class Other { }"));
        GeneratorDriver driver = Runs.Driver().RunGenerators(first);
        SyntaxTree old = first.SyntaxTrees[index];
        CSharpCompilation second = first.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(edit.Source, Runs.Options, edit.File));
        result = driver.RunGenerators(second).GetRunResult().Results.Single();
        Assert.NotEmpty(result.GeneratedSources);
        return [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }
}
