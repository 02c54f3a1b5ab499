using Microsoft.CodeAnalysis.CSharp;

namespace Samgr.Generator.Emission;

/// <summary>Values as C# spells them.</summary>
internal static class Literals
{
    public static string Of(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);
}
