using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Samgr.Analyzers.Fixes.Device;

/// <summary>NANO0018: encodes a u8 literal that becomes an array at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class Utf8LiteralFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NANO0018"];

    /// <inheritdoc/>
    protected override string Title => "Use Encoding.UTF8.GetBytes";

    /// <inheritdoc/>
    protected override NodeChange? Mend(SyntaxNode found, Diagnostic diagnostic, SemanticModel model)
        => found.FirstAncestorOrSelf<LiteralExpressionSyntax>() is { } literal
            && literal.IsKind(SyntaxKind.Utf8StringLiteralExpression)
            && literal.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "ToArray", Parent: InvocationExpressionSyntax call }
            ? new NodeChange(
                call,
                SyntaxFactory.ParseExpression($"System.Text.Encoding.UTF8.GetBytes({Text(literal)})").WithAdditionalAnnotations(Simplifier.Annotation))
            : null;

    private static string Text(LiteralExpressionSyntax literal)
    {
        string text = literal.Token.Text;
        return text.Substring(0, text.Length - "u8".Length);
    }
}
