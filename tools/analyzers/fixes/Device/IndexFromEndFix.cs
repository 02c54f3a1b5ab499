using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Samgr.Analyzers.Fixes.Device;

/// <summary>NANO0016: writes the length minus n for ^n, in an array or string that has a name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class IndexFromEndFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NANO0016"];

    /// <inheritdoc/>
    protected override string Title => "Count from the length";

    /// <inheritdoc/>
    protected override NodeChange? Mend(SyntaxNode found, Diagnostic diagnostic, SemanticModel model)
    {
        PrefixUnaryExpressionSyntax? index = found.FirstAncestorOrSelf<PrefixUnaryExpressionSyntax>();
        if (index?.Parent is not ArgumentSyntax { Parent.Parent: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax sequence } }
            || !index.IsKind(SyntaxKind.IndexExpression)
            || model.GetTypeInfo(sequence).Type is not ({ TypeKind: TypeKind.Array } or { SpecialType: SpecialType.System_String }))
        {
            return null;
        }

        bool isSimple = index.Operand is LiteralExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax;
        string operand = isSimple ? index.Operand.ToString() : $"({index.Operand})";
        return new NodeChange(
            index, SyntaxFactory.ParseExpression($"{sequence}.Length - {operand}").WithAdditionalAnnotations(Formatter.Annotation));
    }
}
