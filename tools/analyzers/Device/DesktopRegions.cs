using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Samgr.Analyzers.Device;

/// <summary>The parts of a file that conditional compilation keeps off a board.</summary>
internal sealed class DesktopRegions
{
    private const string BoardSymbol = "NANOFRAMEWORK_1_0";

    private readonly TextSpan[] _spans;

    private DesktopRegions(TextSpan[] spans)
    {
        _spans = spans;
    }

    public static DesktopRegions Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (tree.Options is not CSharpParseOptions options || !tree.GetRoot(cancellation).ContainsDirectives)
        {
            return new DesktopRegions([]);
        }

        string[] symbols = [.. options.PreprocessorSymbolNames.Where(symbol => !IsDesktopSymbol(symbol)), BoardSymbol];
        SyntaxTree onBoard = CSharpSyntaxTree.ParseText(
            tree.GetText(cancellation), options.WithPreprocessorSymbols(symbols), cancellationToken: cancellation);
        return new DesktopRegions(
        [
            .. onBoard.GetRoot(cancellation).DescendantTrivia(descendIntoTrivia: true)
                .Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia))
                .Select(trivia => trivia.FullSpan),
        ]);
    }

    public bool Contains(TextSpan place) => Array.Exists(_spans, span => span.Contains(place));

    private static bool IsDesktopSymbol(string symbol)
        => symbol.StartsWith("NETCOREAPP", StringComparison.Ordinal)
            || symbol.StartsWith("NETSTANDARD", StringComparison.Ordinal)
            || symbol == "NET"
            || (symbol.StartsWith("NET", StringComparison.Ordinal) && symbol.Length > 3 && symbol[3] is >= '0' and <= '9');
}
