using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Handlers;

/// <summary>Tells the methods that the framework calls on a service's task.</summary>
internal static class HandlerMethods
{
    /// <summary>The handler that runs a method on a service's task: "MessageHandle", for example; null when none is known.</summary>
    public static string? NameOf(IMethodSymbol method, KnownTypes known)
        => OverriddenHandler(method, known) ?? ImplementedHandler(method, known) ?? ServiceMethod(method);

    /// <summary>Whether a delegate is one that the framework calls on a service's task, or before a call returns.</summary>
    public static bool IsHandlerDelegate(ITypeSymbol? type, KnownTypes known)
        => type is not null
            && (SymbolEqualityComparer.Default.Equals(type, known.Handler) || SymbolEqualityComparer.Default.Equals(type, known.Notify));

    private static string? OverriddenHandler(IMethodSymbol method, KnownTypes known)
    {
        if (!method.IsOverride)
        {
            return null;
        }

        IMethodSymbol root = method;
        while (root.OverriddenMethod is { } overridden)
        {
            root = overridden;
        }

        INamedTypeSymbol owner = root.ContainingType;
        bool isHandler = root.Name switch
        {
            "MessageHandle" or "Initialize" => SymbolEqualityComparer.Default.Equals(owner, known.Service),
            "OnInitialize" => SymbolEqualityComparer.Default.Equals(owner, known.Feature),
            "OnMessage" => SymbolEqualityComparer.Default.Equals(owner, known.Feature)
                || SymbolEqualityComparer.Default.Equals(owner, known.DependentService),
            "OnFound" or "OnHeartbeat" => SymbolEqualityComparer.Default.Equals(owner, known.DependentService),
            _ => false,
        };
        return isHandler ? method.Name : null;
    }

    private static string? ImplementedHandler(IMethodSymbol method, KnownTypes known)
    {
        INamedTypeSymbol? contract = method.Name switch
        {
            "Invoke" => known.ServerProxy,
            "OnStart" => known.ServiceStart,
            "OnMessage" => known.ServiceMessages,
            "OnCall" => known.CallerAware,
            _ => null,
        };
        return contract is not null && Implements(method, contract) ? method.Name : null;
    }

    private static string? ServiceMethod(IMethodSymbol method)
    {
        if (method.IsStatic || KnownTypes.ServiceAttributeOf(method.ContainingType) is null)
        {
            return null;
        }

        return method.ContainingType.AllInterfaces.Where(KnownTypes.IsServiceInterface).Any(contract => Implements(method, contract))
            ? method.Name
            : null;
    }

    private static bool Implements(IMethodSymbol method, INamedTypeSymbol contract)
        => KnownTypes.Implements(method.ContainingType, contract)
            && contract.GetMembers()
                .Select(method.ContainingType.FindImplementationForInterfaceMember)
                .Any(implementation => IsOrOverrides(method, implementation));

    private static bool IsOrOverrides(IMethodSymbol method, ISymbol? implementation)
    {
        for (IMethodSymbol? at = method; at is not null; at = at.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(at, implementation))
            {
                return true;
            }
        }

        return false;
    }
}
