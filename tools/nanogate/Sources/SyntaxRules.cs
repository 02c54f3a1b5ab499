using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Sources;

/// <summary>Looks for constructs of the language that a board refuses.</summary>
internal sealed class SyntaxRules : CSharpSyntaxWalker
{
    private readonly SemanticModel _model;
    private readonly List<SyntaxFinding> _findings = [];

    private SyntaxRules(SemanticModel model)
        : base(SyntaxWalkerDepth.Token) => _model = model;

    /// <summary>The findings of a tree, one a line and rule.</summary>
    public static IEnumerable<SyntaxFinding> Check(SyntaxNode root, SemanticModel model)
    {
        var walker = new SyntaxRules(model);
        walker.Visit(root);
        return walker._findings.GroupBy(finding => (finding.Rule, finding.Line), (_, same) => same.First());
    }

    public override void VisitToken(SyntaxToken token)
    {
        Rule? rule = token.Kind() switch
        {
            SyntaxKind.AsyncKeyword or SyntaxKind.AwaitKeyword => NanoRules.Async,
            SyntaxKind.YieldKeyword => NanoRules.Iterators,
            SyntaxKind.VolatileKeyword => NanoRules.Volatile,
            SyntaxKind.UnsafeKeyword or SyntaxKind.FixedKeyword => NanoRules.Pointers,
            SyntaxKind.StackAllocKeyword => NanoRules.StackAllocation,
            SyntaxKind.CheckedKeyword => NanoRules.Checked,
            SyntaxKind.DecimalKeyword => NanoRules.Decimals,
            SyntaxKind.RecordKeyword => NanoRules.Records,
            SyntaxKind.NumericLiteralToken when token.Value is decimal => NanoRules.Decimals,
            SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken => NanoRules.Spans,
            SyntaxKind.Utf8MultiLineRawStringLiteralToken => NanoRules.Spans,
            _ => null,
        };
        Report(rule, token.GetLocation(), token.Text);
    }

    public override void VisitGenericName(GenericNameSyntax node)
    {
        Rule rule = node.Identifier.Text switch
        {
            "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" => NanoRules.Spans,
            "Nullable" => NanoRules.NullableValue,
            "ValueTuple" or "Tuple" => NanoRules.Tuples,
            _ => NanoRules.Generics,
        };
        Report(rule, node);
        base.VisitGenericName(node);
    }

    public override void VisitTypeParameterList(TypeParameterListSyntax node)
    {
        SyntaxToken name = node.GetFirstToken().GetPreviousToken();
        Report(NanoRules.Generics, name.GetLocation(), name.Text + node);
        base.VisitTypeParameterList(node);
    }

    public override void VisitAnonymousObjectCreationExpression(AnonymousObjectCreationExpressionSyntax node)
    {
        Report(NanoRules.Generics, node.NewKeyword.GetLocation(), "anonymous type");
        base.VisitAnonymousObjectCreationExpression(node);
    }

    public override void VisitNullableType(NullableTypeSyntax node)
    {
        if (_model.GetTypeInfo(node.ElementType).Type is { IsValueType: true })
        {
            Report(NanoRules.NullableValue, node);
        }

        base.VisitNullableType(node);
    }

    public override void VisitTupleType(TupleTypeSyntax node)
    {
        Report(NanoRules.Tuples, node);
        base.VisitTupleType(node);
    }

    public override void VisitTupleExpression(TupleExpressionSyntax node)
    {
        Report(NanoRules.Tuples, node);
        base.VisitTupleExpression(node);
    }

    public override void VisitArrayRankSpecifier(ArrayRankSpecifierSyntax node)
    {
        Report(node.Rank > 1 ? NanoRules.MultiDimensionalArrays : null, node.Parent!);
        base.VisitArrayRankSpecifier(node);
    }

    public override void VisitImplicitArrayCreationExpression(ImplicitArrayCreationExpressionSyntax node)
    {
        Report(node.Commas.Count > 0 ? NanoRules.MultiDimensionalArrays : null, node);
        base.VisitImplicitArrayCreationExpression(node);
    }

    public override void VisitPointerType(PointerTypeSyntax node)
    {
        Report(NanoRules.Pointers, node);
        base.VisitPointerType(node);
    }

    public override void VisitFunctionPointerType(FunctionPointerTypeSyntax node)
    {
        Report(NanoRules.Pointers, node);
        base.VisitFunctionPointerType(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        Report(node.IsKind(SyntaxKind.IndexExpression) ? NanoRules.Ranges : null, node);
        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitRangeExpression(RangeExpressionSyntax node)
    {
        Report(NanoRules.Ranges, node);
        base.VisitRangeExpression(node);
    }

    public override void VisitListPattern(ListPatternSyntax node)
    {
        Report(NanoRules.ListPatterns, node);
        base.VisitListPattern(node);
    }

    public override void VisitExplicitInterfaceSpecifier(ExplicitInterfaceSpecifierSyntax node)
    {
        bool isQualified = node.Name.DescendantNodesAndSelf().OfType<AliasQualifiedNameSyntax>().Any();
        Report(isQualified ? NanoRules.QualifiedImplementations : null, node);
        base.VisitExplicitInterfaceSpecifier(node);
    }

    public override void VisitQueryExpression(QueryExpressionSyntax node)
    {
        Report(NanoRules.Queries, node);
        base.VisitQueryExpression(node);
    }

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        bool isDynamic = node.Identifier.Text == "dynamic" && _model.GetTypeInfo(node).Type is { TypeKind: TypeKind.Dynamic };
        Report(isDynamic ? NanoRules.Dynamic : null, node);
        base.VisitIdentifierName(node);
    }

    public override void VisitAttribute(AttributeSyntax node)
    {
        string name = node.Name.ToString();
        bool isNative = name.IndexOf("DllImport", StringComparison.Ordinal) >= 0
            || name.IndexOf("LibraryImport", StringComparison.Ordinal) >= 0;
        Report(isNative ? NanoRules.NativeCalls : null, node);
        base.VisitAttribute(node);
    }

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node)
    {
        foreach (MemberDeclarationSyntax member in node.Members.Where(InterfaceBodies.IsRefused))
        {
            Report(NanoRules.InterfaceBodies, member);
        }

        base.VisitInterfaceDeclaration(node);
    }

    private void Report(Rule? rule, SyntaxNode node) => Report(rule, node.GetLocation(), node.ToString());

    private void Report(Rule? rule, Location location, string text)
    {
        if (rule is not null)
        {
            _findings.Add(new SyntaxFinding(rule, location, text.Split('\n')[0].Trim()));
        }
    }
}
