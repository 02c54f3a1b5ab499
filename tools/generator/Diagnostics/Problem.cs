using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Samgr.Generator.Model;

namespace Samgr.Generator.Diagnostics;

/// <summary>A diagnostic that can be compared, and holds no tree.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">The values for the message's placeholders.</param>
public sealed record Problem(DiagnosticDescriptor Rule, Place? Place, EquatableArray<string> Arguments)
{
    /// <summary>Makes a problem.</summary>
    public static Problem At(DiagnosticDescriptor rule, Place? place, params string[] arguments) => new(rule, place, new(arguments));

    /// <summary>Makes a problem at a symbol.</summary>
    public static Problem At(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) => At(rule, Diagnostics.Place.Of(symbol), arguments);

    /// <summary>The diagnostic.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place?.ToLocation() ?? Location.None, [.. Arguments.Cast<object>()]);
}

/// <summary>A place in a source file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Its characters.</param>
/// <param name="Lines">Its lines.</param>
public sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The place at which a symbol is declared; null when no source declares it.</summary>
    public static Place? Of(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) is { SourceTree: { } tree } found
            ? new Place(tree.FilePath, found.SourceSpan, found.GetLineSpan().Span)
            : null;

    /// <summary>The location.</summary>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
