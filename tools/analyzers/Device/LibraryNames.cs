using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Samgr.NanoGate.Rules;
using Samgr.NanoGate.Sources;

namespace Samgr.Analyzers.Device;

/// <summary>
/// Looks for names of the desktop's library that a board's does not have. It goes by names: whether a board has the very
/// overload is for the gate to say.
/// </summary>
internal static class LibraryNames
{
    public static IEnumerable<SyntaxFinding> Check(SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        foreach (SimpleNameSyntax name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name is IdentifierNameSyntax { IsVar: true } || name.IsPartOfNameOf())
            {
                continue;
            }

            ISymbol? symbol = model.GetSymbolInfo(name, cancellation).Symbol;
            if (symbol is not null && !BoardLibraries.Has(symbol, OwnerOf(name, model, cancellation)))
            {
                yield return new SyntaxFinding(NanoRules.MissingApi, name.GetLocation(), name.Identifier.Text);
            }
        }
    }

    // A board declares some members where they are used: Set in AutoResetEvent, not in a base of it.
    private static INamedTypeSymbol? OwnerOf(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax? receiver = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return receiver is null
            ? model.GetEnclosingSymbol(name.SpanStart, cancellation)?.ContainingType
            : model.GetTypeInfo(receiver, cancellation).Type as INamedTypeSymbol;
    }

    // nameof names nothing that has to exist at run time, but a board's compiler has to know it all the same.
    private static bool IsPartOfNameOf(this SimpleNameSyntax name)
        => name is IdentifierNameSyntax { Identifier.Text: "nameof", Parent: InvocationExpressionSyntax };
}
