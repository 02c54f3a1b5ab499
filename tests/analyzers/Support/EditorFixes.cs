using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Samgr.Analyzers.Fixes;

namespace Samgr.Analyzers.Tests.Support;

/// <summary>Applies code fixes as an editor does.</summary>
internal static class EditorFixes
{
    public static ImmutableArray<CodeFixProvider> Providers { get; } = AnalyzedCode.Made<CodeFixProvider>(typeof(ReleaseFix));

    public static async Task<CodeAction[]> OfferedAsync(AnalyzedCode code, Diagnostic finding)
    {
        var offered = new List<CodeAction>();
        foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                code.Project.GetDocument(finding.Location.SourceTree)!,
                finding,
                (action, _) => offered.Add(action),
                TestContext.Current.CancellationToken));
        }

        return [.. offered];
    }

    public static async Task ApplyAsync(AnalyzedCode code, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        code.Change(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution);
    }
}
