using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Samgr.Analyzers.Fixes;

/// <summary>SAMGR2001: marks a type of the same solution as data, or as a callback interface.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SAMGR2001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode? place = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (place?.FirstAncestorOrSelf<TypeSyntax>() is { } type
                && MarkableOf(model!.GetTypeInfo(type, context.CancellationToken).Type) is { } markable
                && AttributeFor(markable, type) is { } attribute
                && Declaration(context.Document.Project.Solution, markable) is { } declaration)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Mark {markable.Name} with [{attribute}]",
                        cancellation => MarkAsync(declaration.Document, declaration.Node, attribute, cancellation),
                        attribute + markable.Name),
                    diagnostic);
            }
        }
    }

    private static INamedTypeSymbol? MarkableOf(ITypeSymbol? type)
        => (type is IArrayTypeSymbol array ? array.ElementType : type) as INamedTypeSymbol;

    private static string? AttributeFor(INamedTypeSymbol type, TypeSyntax place) => type switch
    {
        { IsGenericType: true } or { IsTupleType: true } => null,
        { TypeKind: TypeKind.Interface } => place.FirstAncestorOrSelf<ParameterSyntax>() is null ? null : "CallbackInterface",
        { TypeKind: TypeKind.Struct or TypeKind.Class, IsAbstract: false } => "ServiceData",
        _ => null,
    };

    private static (Document Document, SyntaxNode Node)? Declaration(Solution solution, INamedTypeSymbol type)
    {
        SyntaxNode? node = type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        Document? document = node is null ? null : solution.GetDocument(node.SyntaxTree);
        return document is null ? null : (document, node!);
    }

    private static async Task<Document> MarkAsync(Document document, SyntaxNode type, string attribute, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        SyntaxNode marked = editor.Generator.AddAttributes(type, editor.Generator.Attribute(attribute));
        editor.ReplaceNode(type, marked.WithAdditionalAnnotations(Formatter.Annotation));
        return editor.GetChangedDocument();
    }
}
