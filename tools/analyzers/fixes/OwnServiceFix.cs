using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Samgr.Analyzers.Fixes;

/// <summary>SAMGR2005: takes the object itself where a service looks for its own interface only to call a method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OwnServiceFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SAMGR2005"];

    /// <inheritdoc/>
    protected override string Title => "Call the method itself";

    /// <inheritdoc/>
    protected override NodeChange? Mend(SyntaxNode found, Diagnostic diagnostic, SemanticModel model)
    {
        if (found.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } lookup
            || found.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } owner
            || model.GetTypeInfo(lookup).Type is not { } contract
            || model.GetDeclaredSymbol(owner) is not { } type
            || !type.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default))
        {
            return null;
        }

        SyntaxNode value = lookup.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression) ? lookup.Parent! : lookup;
        if (value.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access
            && CanCall(type, access.Name.Identifier.Text))
        {
            return new NodeChange(access, access.Name.WithTriviaFrom(access));
        }

        return null;
    }

    private static bool CanCall(INamedTypeSymbol type, string method)
        => type.GetMembers(method).Any(member => !member.IsStatic && member is IMethodSymbol);
}
