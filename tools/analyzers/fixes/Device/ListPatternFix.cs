using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Samgr.Analyzers.Fixes.Device;

/// <summary>NANO0017: compares length and elements where a list pattern has only constants.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ListPatternFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NANO0017"];

    /// <inheritdoc/>
    protected override string Title => "Compare the length and the elements";

    /// <inheritdoc/>
    protected override NodeChange? Mend(SyntaxNode found, Diagnostic diagnostic, SemanticModel model)
    {
        if (found.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is not
            { Expression: IdentifierNameSyntax sequence, Pattern: ListPatternSyntax { Designation: null } list } test
            || model.GetTypeInfo(sequence).Type is not ({ TypeKind: TypeKind.Array } or { SpecialType: SpecialType.System_String })
            || !list.Patterns.All(pattern => pattern is ConstantPatternSyntax))
        {
            return null;
        }

        IEnumerable<string> elements = list.Patterns.Select((pattern, index) => $"{sequence}[{index}] == {pattern}");
        string comparison = string.Join(" && ", [$"{sequence} is {{ Length: {list.Patterns.Count} }}", .. elements]);
        return new NodeChange(
            test, SyntaxFactory.ParseExpression($"({comparison})").WithTriviaFrom(test).WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
