using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Samgr.Analyzers.Fixes.Device;

/// <summary>NANO0006: makes a class of a record that has nothing but its parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RecordFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NANO0006"];

    /// <inheritdoc/>
    protected override string Title => "Make it a sealed class, equal to itself only";

    /// <inheritdoc/>
    protected override NodeChange? Mend(SyntaxNode found, Diagnostic diagnostic, SemanticModel model)
    {
        if (found.FirstAncestorOrSelf<RecordDeclarationSyntax>() is not
            { ParameterList: { } parameters, BaseList: null, TypeParameterList: null, Members.Count: 0 } record
            || record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)
            || record.Modifiers.Any(SyntaxKind.AbstractKeyword) || record.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return null;
        }

        string modifiers = string.Concat(record.Modifiers.Select(modifier => modifier.Text + " "));
        string seal = record.Modifiers.Any(SyntaxKind.SealedKeyword) ? "" : "sealed ";
        string arguments = string.Join(", ", parameters.Parameters.Select(parameter => $"{parameter.Type} {Camel(parameter)}"));
        string properties = string.Join(
            "\n\n", parameters.Parameters.Select(parameter => $"    public {parameter.Type} {parameter.Identifier} {{ get; }} = {Camel(parameter)};"));
        MemberDeclarationSyntax made = SyntaxFactory.ParseMemberDeclaration(
            $"{modifiers}{seal}class {record.Identifier}({arguments})\n{{\n{properties}\n}}\n")!;
        return new NodeChange(record, made.WithTriviaFrom(record).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static string Camel(ParameterSyntax parameter)
    {
        string name = parameter.Identifier.ValueText;
        string camel = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(camel) == SyntaxKind.None ? camel : "@" + camel;
    }
}
