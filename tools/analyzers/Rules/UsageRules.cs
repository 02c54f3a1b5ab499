using Microsoft.CodeAnalysis;
using Samgr.NanoGate.Rules;

namespace Samgr.Analyzers.Rules;

/// <summary>The rules for those who write and use services; RULES.md holds a section for each.</summary>
public static class UsageRules
{
    /// <summary>A type that cannot cross between processes.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = Rule(
        "SAMGR2001",
        "This type cannot cross between processes",
        "'{0}' cannot cross between processes: {1}");

    /// <summary>A name that samgr refuses.</summary>
    public static readonly DiagnosticDescriptor BadName = Rule(
        "SAMGR2002",
        "This cannot be a name",
        "'{0}' cannot be the name of a {1}: {2}; give it 1 to 63 bytes of UTF-8");

    /// <summary>A reference that is never released.</summary>
    public static readonly DiagnosticDescriptor UnreleasedProxy = Rule(
        "SAMGR2003",
        "This proxy is never released",
        "{0} is never released, so its proxy stays in the client vector for ever; call Release when it is no longer needed");

    /// <summary>A handler that stops its service.</summary>
    public static readonly DiagnosticDescriptor BlockingCall = Rule(
        "SAMGR2004",
        "A handler must not wait",
        "'{0}' waits in {1}, and every message and call to the service waits with it; "
            + "send a message or start a timer instead, and go on when it comes");

    /// <summary>A service that calls itself through samgr.</summary>
    public static readonly DiagnosticDescriptor OwnService = Rule(
        "SAMGR2005",
        "A service must not call itself through samgr",
        "'{0}' looks for '{1}' on that service's own task: a call of what it finds runs at once, in the midst of the call under way, "
            + "and what it finds has to be released; call the method itself");

    /// <summary>Every rule, in the order of the numbers.</summary>
    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
        [UnsupportedType, BadName, UnreleasedProxy, BlockingCall, OwnService];

    private static DiagnosticDescriptor Rule(string id, string title, string message) => new(
        id,
        title,
        message,
        "Samgr",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.Of(RulePages.Usage, id));
}
