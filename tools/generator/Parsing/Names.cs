using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Samgr.Generator.Parsing;

/// <summary>How generated code spells what the sources declare.</summary>
internal static class Names
{
    public const string ServiceInterface = "Samgr.ServiceInterfaceAttribute";
    public const string CallbackInterface = "Samgr.CallbackInterfaceAttribute";
    public const string ServiceData = "Samgr.ServiceDataAttribute";
    public const string Service = "Samgr.ServiceAttribute";
    public const string OneWay = "Samgr.OneWayAttribute";

    public const int LongestName = 63;

    public static string Full(ITypeSymbol type) => string.Concat(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
        .ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat)
        .Select(part => part.Symbol is INamespaceOrTypeSymbol && part.Kind != SymbolDisplayPartKind.Keyword ? Escape(part.ToString().TrimStart('@')) : part.ToString()));

    public static string Short(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    /// <summary>The namespace as the assembly has it, keywords unescaped; empty for none.</summary>
    public static string NamespaceOf(ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } found ? (NamespaceOf(found) is { Length: > 0 } outer ? outer + "." : "") + found.Name : "";

    /// <summary>A name with dots as code spells it.</summary>
    public static string EscapeAll(string name) => name.Length == 0 ? "" : string.Join(".", name.Split('.').Select(Escape));

    /// <summary>A type of a namespace as code spells it.</summary>
    public static string Global(string space, string name) => "global::" + (space.Length == 0 ? "" : EscapeAll(space) + ".") + Escape(name);

    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The names of the types around a type and its own, joined.</summary>
    public static string Nested(ITypeSymbol type) => type.ContainingType is { } outer ? Nested(outer) + "_" + type.Name : type.Name;

    /// <summary>The name of an interface without its I. Many letters have no upper case: an I before anything but a lower one is no part of a word.</summary>
    public static string Stem(string name) =>
        name.Length > 1 && name[0] == 'I' && (name[1] == '_' || (char.IsLetter(name[1]) && !char.IsLower(name[1]))) ? name.Substring(1) : name;

    /// <summary>A few characters that differ where a text does.</summary>
    public static string Hash(string text)
    {
        // FNV-1a: the same on every machine.
        uint hash = 2166136261;
        foreach (char unit in text)
        {
            hash = unchecked((hash ^ unit) * 16777619);
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    public static int Bytes(string name) => Encoding.UTF8.GetByteCount(name);

    /// <summary>Whether the assembly of an interface has what is generated for it.</summary>
    public static bool HasGenerated(INamedTypeSymbol type, string suffix)
    {
        string space = NamespaceOf(type);
        return type.ContainingAssembly.GetTypeByMetadataName((space.Length == 0 ? "" : space + ".") + Stem(type.Name) + suffix) is not null;
    }

    public static bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    public static AttributeData? Find(ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass is { } type && NamespaceOf(type) + "." + type.Name == attribute)
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>The place at which a symbol is declared, without the path, which differs from machine to machine.</summary>
    public static string Source(ISymbol symbol)
    {
        string path = symbol.Locations.Length > 0 ? symbol.Locations[0].SourceTree?.FilePath ?? "" : "";
        string file = path.Substring(path.LastIndexOfAny(['/', '\\', '\n', '\r']) + 1);
        return Short(symbol) + (file.Length == 0 ? "" : " in " + file);
    }
}
