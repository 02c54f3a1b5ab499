using Microsoft.CodeAnalysis;
using Samgr.NanoGate.Rules;

namespace Samgr.Generator.Diagnostics;

/// <summary>The rules of service interfaces. RULES.md explains each.</summary>
public static class Rules
{
    /// <summary>A type that cannot be passed.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "SAMGR1001", "Type that cannot be passed", "{0} has the type {1}, which cannot be passed to a service; {2}");

    /// <summary>A member that is not a plain method.</summary>
    public static readonly DiagnosticDescriptor UnsupportedMember = Error(
        "SAMGR1002", "Member that is not a plain method", "{0} cannot be called through a proxy: {1}; {2}");

    /// <summary>A one-way method with results.</summary>
    public static readonly DiagnosticDescriptor OneWayResult = Error(
        "SAMGR1003", "One-way method with results", "{0} is one-way but has results; make it void without out and ref, or remove [OneWay]");

    /// <summary>A name that samgr does not take.</summary>
    public static readonly DiagnosticDescriptor BadName = Error(
        "SAMGR1004", "Name that samgr does not take", "The {0} '{1}' of {2} has {3} bytes of UTF-8; a name has 1 to 63");

    /// <summary>A version that there is not.</summary>
    public static readonly DiagnosticDescriptor BadVersion = Error(
        "SAMGR1005", "Version that there is not", "The version of {0} is {1}; give one from 1 to 22");

    /// <summary>An interface that generated code cannot name.</summary>
    public static readonly DiagnosticDescriptor BadInterface = Error(
        "SAMGR1006", "Interface that generated code cannot name", "No proxy can be written for {0}: it is {1}; {2}");

    /// <summary>Service data that cannot be made or read.</summary>
    public static readonly DiagnosticDescriptor BadData = Error(
        "SAMGR1007", "Service data that cannot be passed", "{0} cannot be passed by value: {1}; {2}");

    /// <summary>A callback in a place where there can be none.</summary>
    public static readonly DiagnosticDescriptor BadCallback = Error(
        "SAMGR1008", "Callback in a wrong place", "{0} is a callback, which {1}; {2}");

    /// <summary>A service class that no module can make.</summary>
    public static readonly DiagnosticDescriptor BadService = Error(
        "SAMGR1009", "Service that no module can make", "No module can be written for {0}: it {1}; {2}");

    /// <summary>A breaking change.</summary>
    public static readonly DiagnosticDescriptor BreakingChange = Error(
        "SAMGR1010",
        "Breaking change of an interface",
        "{0}: {1}, which breaks callers that are built already; {2}");

    /// <summary>A function without a lasting id.</summary>
    public static readonly DiagnosticDescriptor NotLocked = Warning(
        "SAMGR1011",
        "Function without a lasting id",
        "{0} has no id in services.lock.json yet; run 'samgr generate --update-lock' in the project's folder and check the file in");

    /// <summary>A lock file that cannot be read.</summary>
    public static readonly DiagnosticDescriptor BadLock = Error(
        "SAMGR1012", "Lock file that cannot be read", "{0} cannot be read: {1}; restore it from version control, or run 'samgr generate --update-lock' where it is new");

    /// <summary>A generated name that something else has.</summary>
    public static readonly DiagnosticDescriptor TakenName = Error(
        "SAMGR1013", "Generated name that is taken", "{0}, the name of what is generated for {1}, {2}; {3}");

    /// <summary>An interface that derives from one of the runtime.</summary>
    public static readonly DiagnosticDescriptor BadParent = Error(
        "SAMGR1014",
        "Interface that derives from one of the runtime",
        "{0} derives from {1}, which is asked of an object and not of a service: {2}; remove it here, and let the class implement it where it needs to");

    /// <summary>Two functions with one signature.</summary>
    public static readonly DiagnosticDescriptor EqualSignatures = Error(
        "SAMGR1016",
        "Two functions with one signature",
        "{0} and {1} of {2} have the same signature, {3}, by which a stub could not tell their requests; rename one of them, or a parameter");

    /// <summary>A lock file that does not know names.</summary>
    public static readonly DiagnosticDescriptor OldLock = Warning(
        "SAMGR1015",
        "Lock file of an older format",
        "services.lock.json has the format {0}, which does not know the names of parameters, members and values: two that change places go unseen; "
            + "run 'samgr generate --update-lock' in the project's folder and check the file in");

    /// <summary>Two interfaces with one service name.</summary>
    public static readonly DiagnosticDescriptor SameService = Error(
        "SAMGR1017",
        "Two interfaces with one service name",
        "{0} is the interface of the {2}, as {1} is: there can be one of a name; give it another name, or a Feature");

    /// <summary>Two classes that serve one name.</summary>
    public static readonly DiagnosticDescriptor SameServed = Warning(
        "SAMGR1018",
        "Two classes that serve one name",
        "{0} and {1} both serve the {2}: in one process the second would be refused, and fail its boot; leave one out, or put each into a project of its own");

    /// <summary>A service that is a callback, too.</summary>
    public static readonly DiagnosticDescriptor ServiceAsCallback = Error(
        "SAMGR1019",
        "Service that is a callback, too",
        "{0} is a service and implements the callback {1}: its calls would come on other threads than the service's, in the middle of its functions; "
            + "let a class of its own implement {1}, and send the service a message from there");

    /// <summary>A callback without the library of callbacks.</summary>
    public static readonly DiagnosticDescriptor NoCallbacks = Error(
        "SAMGR1020",
        "Callback without the library of callbacks",
        "{0} is a callback, for which the project lacks a library; add <PackageReference Include=\"Samgr.Interfaces.Callbacks\" Version=\"[{1}]\" /> to the project file");

    private const string Category = "SAMgr";

    private static DiagnosticDescriptor Error(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity) => new(
        id,
        title,
        message,
        Category,
        severity,
        isEnabledByDefault: true,
        helpLinkUri: RulePages.Of(RulePages.Interfaces, id));
}
