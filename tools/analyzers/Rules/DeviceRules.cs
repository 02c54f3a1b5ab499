using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Samgr.NanoGate.Rules;

namespace Samgr.Analyzers.Rules;

/// <summary>The nano gate's rules as the editor shows them: those that the sources alone decide.</summary>
public static class DeviceRules
{
    // The gate alone sees these: it compiles for a board, and reads the instructions.
    private static readonly Rule[] _onlyInBuild = [NanoRules.DoesNotCompile, NanoRules.StaticWork];

    /// <summary>The rules, by number.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> All = NanoRules.All
        .Where(rule => !_onlyInBuild.Contains(rule))
        .ToImmutableDictionary(rule => rule.Id, Descriptor);

    private static DiagnosticDescriptor Descriptor(Rule rule) => new(
        rule.Id,
        rule.Title,
        $"{{0}}: {rule.Title}; {rule.Fix}",
        "Samgr.Device",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.Of(RulePages.Device, rule.Id));
}
