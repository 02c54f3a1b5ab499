using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Samgr.Analyzers.Handlers;

namespace Samgr.Analyzers.Proxies;

/// <summary>The calls that return a reference which somebody has to give back.</summary>
internal static class Lookups
{
    /// <summary>Whether a call returns a reference: samgr's own lookups, and the Find of a typed proxy.</summary>
    public static bool IsLookup(IInvocationOperation call, KnownTypes known) => IsSamgrLookup(call, known) || IsFind(call, known);

    /// <summary>Whether a call gives a reference through its out argument.</summary>
    public static bool IsQueryInterface(IInvocationOperation call, KnownTypes known)
        => call.TargetMethod is { Name: "QueryInterface", Parameters.Length: 2 }
            && call.TargetMethod.Parameters[1].RefKind == RefKind.Out
            && KnownTypes.Implements(call.TargetMethod.ContainingType, known.Unknown);

    /// <summary>The service that a lookup is for, when it is a constant.</summary>
    public static string? ServiceOf(IInvocationOperation call, KnownTypes known)
    {
        if (IsSamgrLookup(call, known))
        {
            IArgumentOperation? service = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0);
            return service?.Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;
        }

        return IsFind(call, known) ? ServiceNames.OfInterfaces(call.TargetMethod.ContainingType).FirstOrDefault() : null;
    }

    private static bool IsSamgrLookup(IInvocationOperation call, KnownTypes known)
        => call.TargetMethod.Name is "GetDefaultFeatureApi" or "GetFeatureApi" or "FindServiceApi"
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, known.Samgr);

    private static bool IsFind(IInvocationOperation call, KnownTypes known)
        => call.TargetMethod is { IsStatic: true, Name: "Find", ReturnsVoid: false, Parameters.Length: > 0 }
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.Parameters[0].Type, known.Samgr)
            && KnownTypes.Derives(call.TargetMethod.ContainingType, known.ClientProxy);
}
