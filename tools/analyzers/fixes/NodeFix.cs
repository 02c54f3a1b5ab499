using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Samgr.Analyzers.Fixes;

/// <summary>A fix that puts one piece of code into the place of another.</summary>
public abstract class NodeFix : CodeFixProvider
{
    /// <summary>The title of the fix in the editor.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode? found = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (found is not null && model is not null && Mend(found, diagnostic, model) is { } change)
            {
                SyntaxNode mended = root!.ReplaceNode(change.Old, change.New);
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(mended)), GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>Says what to change.</summary>
    /// <param name="found">The node found.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="model">The meaning of the code.</param>
    /// <returns>The node to replace and its replacement; null when the fix needs a person's thought.</returns>
    protected abstract NodeChange? Mend(SyntaxNode found, Diagnostic diagnostic, SemanticModel model);
}
