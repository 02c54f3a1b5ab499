using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Samgr.Analyzers.Fixes;

/// <summary>SAMGR2003: releases a proxy when the rest of its block is done, however that ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReleaseFix : NodeFix
{
    private const string VariableProperty = "Variable";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SAMGR2003"];

    /// <inheritdoc/>
    protected override string Title => "Release it in a finally block";

    /// <inheritdoc/>
    protected override NodeChange? Mend(SyntaxNode found, Diagnostic diagnostic, SemanticModel model)
    {
        StatementSyntax? statement = found.FirstAncestorOrSelf<StatementSyntax>();
        bool isPlain = statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax;
        if (!isPlain || statement!.Parent is not BlockSyntax block
            || !diagnostic.Properties.TryGetValue(VariableProperty, out string? name)
            || model.LookupSymbols(statement.Span.End, name: name).OfType<ILocalSymbol>().FirstOrDefault() is not { } variable)
        {
            return null;
        }

        string text = StaticRelease(model.GetSymbolInfo(found).Symbol?.ContainingType) is { } owner
            ? $"{owner.Name}.Release({name});"
            : Release(variable);
        int index = block.Statements.IndexOf(statement);
        StatementSyntax release = SyntaxFactory.ParseStatement(text);
        StatementSyntax[] rest = [.. block.Statements.Skip(index + 1)];
        StatementSyntax last = rest.Length == 0
            ? release
            : SyntaxFactory.TryStatement(
                SyntaxFactory.Block(WithoutGap(rest)), default, SyntaxFactory.FinallyClause(SyntaxFactory.Block(release)));
        IEnumerable<StatementSyntax> statements =
            [.. block.Statements.Take(index + 1), last.WithAdditionalAnnotations(Formatter.Annotation)];
        return new NodeChange(block, block.WithStatements(SyntaxFactory.List(statements)));
    }

    // Generated proxies are given back by their class: the object may be another one's stand-in.
    private static INamedTypeSymbol? StaticRelease(INamedTypeSymbol? proxy)
        => proxy is not null && Ancestors(proxy).SelectMany(type => type.GetMembers("Release"))
            .Any(member => member is IMethodSymbol { IsStatic: true, Parameters.Length: 1 }) ? proxy : null;

    private static string Release(ILocalSymbol variable)
    {
        string receiver = HasRelease(variable.Type) ? variable.Name : $"((IUnknown){variable.Name})";
        string release = $"{receiver}.Release();";
        return variable.NullableAnnotation == NullableAnnotation.NotAnnotated ? release : $"if ({variable.Name} != null)\n{{\n{release}\n}}";
    }

    private static bool HasRelease(ITypeSymbol type)
    {
        IEnumerable<ITypeSymbol> types = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : Ancestors(type);
        return types.SelectMany(part => part.GetMembers("Release")).Any();
    }

    private static IEnumerable<ITypeSymbol> Ancestors(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }

    // The blank line that separated the statements is now the block's.
    private static StatementSyntax[] WithoutGap(StatementSyntax[] statements)
    {
        SyntaxTriviaList leading = statements[0].GetLeadingTrivia();
        statements[0] = statements[0].WithLeadingTrivia(leading.SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        return statements;
    }
}
