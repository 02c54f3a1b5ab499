using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Sources;

/// <summary>Maps an error of the compiler to its rule.</summary>
internal static class CompilerErrors
{
    private static readonly HashSet<string> _missingApi = new(StringComparer.Ordinal)
    {
        "CS0012", "CS0103", "CS0115", "CS0117", "CS0234", "CS0246", "CS0305", "CS0308", "CS0426", "CS0518", "CS0534", "CS0535",
        "CS0656", "CS1061", "CS1501", "CS1503", "CS1545", "CS1579", "CS1593", "CS1729", "CS1739", "CS7036",
    };

    private static readonly (string Text, Rule Rule)[] _predefined =
    [
        ("System.Nullable", NanoRules.NullableValue),
        ("System.ValueTuple", NanoRules.Tuples),
        ("System.Decimal", NanoRules.Decimals),
        ("IsVolatile", NanoRules.Volatile),
        ("System.IEquatable", NanoRules.Records),
        ("System.Threading.Tasks", NanoRules.Async),
        ("MethodBuilder", NanoRules.Async),
        ("System.Index", NanoRules.Ranges),
        ("System.Range", NanoRules.Ranges),
        ("System.Span", NanoRules.Spans),
        ("System.ReadOnlySpan", NanoRules.Spans),
        ("System.Memory", NanoRules.Spans),
        ("System.Linq", NanoRules.Queries),
        ("CSharpArgumentInfo", NanoRules.Dynamic),
        ("CallSite", NanoRules.Dynamic),
        ("`", NanoRules.Generics),
    ];

    private static readonly HashSet<string> _aboutPredefined = new(StringComparer.Ordinal)
    {
        "CS0518", "CS0656", "CS1980", "CS8179", "CS1983", "CS1935",
    };

    public static Finding Translate(Diagnostic diagnostic, string assembly)
    {
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Rule rule = RuleOf(diagnostic.Id, message);
        if (Substitutes.For(message) is { } substitute && rule == NanoRules.MissingApi)
        {
            rule = rule with { Fix = substitute };
        }

        string subject = $"{message} ({diagnostic.Id})";
        if (!diagnostic.Location.IsInSource)
        {
            return new Finding(rule, subject, assembly, 0, 0) { IsExact = false };
        }

        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        LinePosition start = place.StartLinePosition;
        return new Finding(rule, subject, place.Path, start.Line + 1, start.Character + 1);
    }

    private static Rule RuleOf(string id, string message)
    {
        if (_aboutPredefined.Contains(id)
            && _predefined.FirstOrDefault(entry => message.Contains(entry.Text, StringComparison.Ordinal)) is { Rule: { } rule })
        {
            return rule;
        }

        return _missingApi.Contains(id) ? NanoRules.MissingApi : NanoRules.DoesNotCompile;
    }
}
